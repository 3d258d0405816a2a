import { stringify } from 'yaml'

import {
  about,
  batch,
  epochs,
  lora,
  rates,
  type RecipeFile,
  type Stage,
  stageBefore,
  type TuningPlan,
} from './tuning-plan.ts'

/** Recipes for `axolotl train`: keys of its configuration reference. Each stage goes on with the adapter of the one before. */
export function axolotlRecipes(plan: TuningPlan): readonly RecipeFile[] {
  return plan.stages.map((stage) => ({
    path: `recipes/axolotl/${stage}.yaml`,
    text: `# ${about[stage]}\n${stringify(recipe(plan, stage))}`,
  }))
}

function recipe(plan: TuningPlan, stage: Stage): Readonly<Record<string, unknown>> {
  const before = stageBefore(plan, stage)
  return {
    base_model: plan.base,
    adapter: 'lora',
    ...(before === null ? {} : { lora_model_dir: `./out/axolotl/${before}` }),
    lora_r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    lora_target_linear: true,
    ...(stage === 'corpus' ? {} : { chat_template: 'tokenizer_default' }),
    datasets: [dataset(stage, 'train')],
    ...(plan.measured.has(stage)
      ? { test_datasets: [{ ...dataset(stage, 'test'), split: 'train' }] }
      : { val_set_size: 0 }),
    dataset_prepared_path: `./out/axolotl/prepared-${stage}`,
    output_dir: `./out/axolotl/${stage}`,
    sequence_len: plan.sequenceLength,
    sample_packing: stage === 'corpus',
    train_on_inputs: false,
    micro_batch_size: batch.size,
    gradient_accumulation_steps: batch.accumulated,
    gradient_checkpointing: true,
    num_epochs: epochs[stage],
    optimizer: 'adamw_torch',
    lr_scheduler: 'cosine',
    learning_rate: rates[stage],
    warmup_ratio: batch.warmUp,
    bf16: 'auto',
    seed: 1,
    logging_steps: 10,
    saves_per_epoch: 1,
  }
}

function dataset(stage: Stage, part: 'train' | 'test'): Readonly<Record<string, unknown>> {
  const file = { path: `./${stage}/${part}.jsonl`, ds_type: 'json' }
  if (stage === 'corpus') return { ...file, type: 'completion', field: 'text' }
  return {
    ...file,
    type: 'chat_template',
    field_messages: 'messages',
    message_property_mappings: { role: 'role', content: 'content' },
    roles_to_train: ['assistant'],
    train_on_eos: 'turn',
  }
}
