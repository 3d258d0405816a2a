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
 * Recipes for `llamafactory-cli train`, and the `dataset_info.json` that names the files to it: chat lines are its
 * "sharegpt" format with the tags of OpenAI's messages. Each stage goes on with the adapter of the one before.
 */
export function llamaFactoryRecipes(plan: TuningPlan): readonly RecipeFile[] {
  const parts = plan.stages.flatMap((stage) => [
    [stage, 'train'] as const,
    ...(plan.measured.has(stage) ? [[stage, 'test'] as const] : []),
  ])
  const info = Object.fromEntries(parts.map(([stage, part]) => [nameOf(stage, part), dataset(stage, part)]))
  return [
    { path: 'dataset_info.json', text: `${JSON.stringify(info, null, 2)}\n` },
    ...plan.stages.map((stage) => ({
      path: `recipes/llama-factory/${stage}.yaml`,
      text: `# ${about[stage]}\n${stringify(recipe(plan, stage))}`,
    })),
  ]
}

function nameOf(stage: Stage, part: 'train' | 'test'): string {
  return `prime_suspect_${stage}_${part}`
}

function dataset(stage: Stage, part: 'train' | 'test'): Readonly<Record<string, unknown>> {
  const file = { file_name: `${stage}/${part}.jsonl` }
  if (stage === 'corpus') return { ...file, columns: { prompt: 'text' } }
  return {
    ...file,
    formatting: 'sharegpt',
    columns: { messages: 'messages' },
    tags: {
      role_tag: 'role',
      content_tag: 'content',
      user_tag: 'user',
      assistant_tag: 'assistant',
      system_tag: 'system',
    },
  }
}

function recipe(plan: TuningPlan, stage: Stage): Readonly<Record<string, unknown>> {
  const before = stageBefore(plan, stage)
  return {
    model_name_or_path: plan.base,
    ...(before === null ? {} : { adapter_name_or_path: `out/llama-factory/${before}` }),
    stage: stage === 'corpus' ? 'pt' : 'sft',
    do_train: true,
    finetuning_type: 'lora',
    lora_rank: lora.rank,
    lora_alpha: lora.alpha,
    lora_dropout: lora.dropout,
    lora_target: 'all',
    dataset_dir: '.',
    dataset: nameOf(stage, 'train'),
    ...(plan.measured.has(stage)
      ? { eval_dataset: nameOf(stage, 'test'), eval_strategy: 'epoch', per_device_eval_batch_size: 1 }
      : {}),
    template: plan.template,
    cutoff_len: plan.sequenceLength,
    output_dir: `out/llama-factory/${stage}`,
    per_device_train_batch_size: batch.size,
    gradient_accumulation_steps: batch.accumulated,
    learning_rate: rates[stage],
    num_train_epochs: epochs[stage],
    lr_scheduler_type: 'cosine',
    warmup_ratio: batch.warmUp,
    bf16: true,
    seed: 1,
    logging_steps: 10,
    save_strategy: 'epoch',
    report_to: 'none',
  }
}
