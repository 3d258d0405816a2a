import type { RecipeFile, Stage, TuningPlan } from './tuning-plan.ts'
import { about, lora } from './tuning-plan.ts'

/** The page beside the data: what stands where, and the commands of each trainer, to be run in the folder. */
export function tuningGuide(plan: TuningPlan): RecipeFile {
  const last = plan.stages.at(-1) ?? 'instructions'
  const each = (command: (stage: Stage) => string): string => plan.stages.map(command).join('\n')
  const text = `# Tune a model on your own incidents

Written by \`prime-suspect finetune export\`. The examples hold titles, paths and pieces of logs and code of your
repositories, with secrets of known forms taken out: treat them as you treat the repositories.

| folder | what it teaches |
| --- | --- |
${plan.stages.map((stage) => `| \`${stage}/\` | ${about[stage]} |`).join('\n')}

\`train.jsonl\` is of the earlier period, \`test.jsonl\` of the later one that is measured on. \`manifest.json\` tells what
was taken, what was left out and why, what was checked, and the SHA-256 of every file; \`index.jsonl\` tells which line
came from which case. Run one of these here, the stages in this order; the recipes are a start and meant to be edited.

## Axolotl

\`\`\`sh
${each((stage) => `axolotl train recipes/axolotl/${stage}.yaml`)}
\`\`\`

The adapter is in \`out/axolotl/${last}\`.

## LLaMA-Factory

\`\`\`sh
${each((stage) => `llamafactory-cli train recipes/llama-factory/${stage}.yaml`)}
\`\`\`

The adapter is in \`out/llama-factory/${last}\`.

## TRL

\`\`\`sh
${each((stage) => `trl sft --config recipes/trl/${stage}.yaml\n${mergeWith(stage)}`)}
\`\`\`

The model is in \`out/trl/${last}-merged\`.

## Serve it

\`\`\`sh
vllm serve ${quoted(plan.base)} --enable-lora --max-lora-rank ${lora.rank} --max-model-len ${2 * plan.sequenceLength} \\
  --lora-modules suspects=out/axolotl/${last}
\`\`\`

\`OPENAI_BASE_URL=http://localhost:8000/v1\` and \`OPENAI_MODEL=suspects\` then name it. A provider with an OpenAI-compatible
fine-tuning API takes \`instructions/\` and \`rankings/\` as they are: \`prime-suspect finetune start\`.

## Only if it is better

\`\`\`sh
prime-suspect finetune use suspects --data . --repo <clone>
\`\`\`

asks no model, the base model and the tuned one about the same later cases, and switches it on only where it wins.
`
  return { path: 'README.md', text }
}

function mergeWith(stage: Stage): string {
  const from = `out/trl/${stage}`
  return (
    `python -c "from peft import AutoPeftModelForCausalLM as M; from transformers import AutoTokenizer as T; ` +
    `M.from_pretrained('${from}').merge_and_unload().save_pretrained('${from}-merged'); ` +
    `T.from_pretrained('${from}').save_pretrained('${from}-merged')"`
  )
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./:-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
