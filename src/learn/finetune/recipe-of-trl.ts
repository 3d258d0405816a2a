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

/**
 * Recipes for `trl sft --config`: keys of TRL's SFTConfig, ModelConfig and ScriptArguments. A folder with `train.jsonl`
 * and `test.jsonl` is a data set with these splits (Hugging Face datasets). Each stage begins with the merged model of
 * the one before.
 */
export function trlRecipes(plan: TuningPlan): readonly RecipeFile[] {
  return plan.stages.map((stage) => ({
    path: `recipes/trl/${stage}.yaml`,
    text: `# ${about[stage]}\n${stringify(recipe(plan, stage))}`,
  }))
}

function recipe(plan: TuningPlan, stage: Stage): Readonly<Record<string, unknown>> {
  const before = stageBefore(plan, stage)
  const isChat = stage !== 'corpus'
  return {
    model_name_or_path: before === null ? plan.base : `out/trl/${before}-merged`,
    dataset_name: stage,
    output_dir: `out/trl/${stage}`,
    use_peft: true,
    lora_r: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    lora_target_modules: 'all-linear',
    max_length: plan.sequenceLength,
    packing: !isChat,
    // Only the answers are learnt; a chat template without generation marks needs `false` here.
    ...(isChat ? { assistant_only_loss: true } : {}),
    per_device_train_batch_size: batch.size,
    gradient_accumulation_steps: batch.accumulated,
    gradient_checkpointing: true,
    learning_rate: rates[stage],
    num_train_epochs: epochs[stage],
    lr_scheduler_type: 'cosine',
    warmup_ratio: batch.warmUp,
    bf16: true,
    seed: 1,
    logging_steps: 10,
    eval_strategy: plan.measured.has(stage) ? 'epoch' : 'no',
    save_strategy: 'epoch',
    report_to: 'none',
  }
}
