import { Command, Option } from 'commander'

import type { TuningStage } from '../../../compose/finetune/drive-tuning.ts'
import { collect } from '../collect.ts'
import { type MineOptions, withMineOptions } from '../mine-options.ts'
import { modelName } from '../model-name.ts'
import { numberWithin } from '../number-within.ts'
import { type PastCaseOptions, withPastCaseOptions } from '../past-case-options.ts'
import { wholeNumber } from '../whole-number.ts'

const AFTER = `
Examples:
  $ prime-suspect mine --repo shop --out shop.jsonl.gz
  $ prime-suspect finetune export --cases shop.jsonl.gz --git-dir shop/.git --base-model <model> --out tuning

The folder holds a corpus (documentation, code, past incidents), questions with the cause as the answer and the same with
ordered lists, and recipes for Axolotl, LLaMA-Factory, TRL and vLLM. Earlier cases teach, later ones are kept to measure
on. Secrets of known forms are taken out; look the folder through before it leaves your machine. Nothing is sent.`

export type FinetuneExportOptions = {
  readonly cases: readonly string[]
  readonly gitDir?: readonly string[]
  readonly wiki?: readonly string[]
  readonly out: string
  readonly baseModel: string
  readonly template: string
  readonly later: number
  readonly corpusMb: number
}

const LARGEST_CORPUS = 2000
const USUAL_CORPUS = 50

export type FinetuneStartOptions = {
  readonly data: string
  readonly stage: TuningStage
  readonly model?: string
  readonly send?: true
}

export type FinetuneStatusOptions = { readonly data: string; readonly json?: true }

export type FinetuneUseOptions = MineOptions &
  PastCaseOptions & {
    readonly data: string
    readonly base?: string
    readonly out?: string
    readonly record?: string
    readonly restart?: true
  }

export function finetuneCommand(): Command {
  return new Command('finetune')
    .description('Tune a language model on your own incidents, and use it only if it is better')
    .addCommand(exportCommand())
    .addCommand(startCommand())
    .addCommand(statusCommand())
    .addCommand(useCommand())
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write training data with recipes from cases whose cause is known')
    .requiredOption('--cases <file>', 'case file with answers; repeat for several repositories', collect)
    .option('--git-dir <dir>', 'git directory of the cases; the n-th belongs to the n-th --cases', collect)
    .option('--wiki <dir>', 'clone of a wiki for the corpus; repeat for several', collect)
    .requiredOption(
      '--base-model <name>',
      'model that is to be tuned: a folder, or as the trainer names it',
      modelName,
    )
    .requiredOption('--out <dir>', 'folder to write; it must not hold anything yet')
    .option('--template <name>', 'chat template of the model in LLaMA-Factory', 'default')
    .option(
      '--later <share>',
      'share of the cases, the latest, that is kept to measure on',
      numberWithin(0.05, 0.9),
      0.3,
    )
    .option(
      '--corpus-mb <n>',
      'megabytes of documentation and code at most; 0 for none',
      (value) => (value === '0' ? 0 : wholeNumber(LARGEST_CORPUS)(value)),
      USUAL_CORPUS,
    )
    .addHelpText('after', AFTER)
    .action(async (options: FinetuneExportOptions) => {
      const { runFinetuneExport } = await import('../finetune/run-export.ts')
      await runFinetuneExport(options)
    })
}

const START = `
Examples:
  $ prime-suspect finetune start --data tuning
  $ prime-suspect finetune start --data tuning --send

For servers that speak OpenAI's fine-tuning API: OPENAI_BASE_URL, OpenAI itself where it is not set, with OPENAI_API_KEY.
Without --send it only says what would be sent. Where there is no such API, train with the recipes in the folder.`

function startCommand(): Command {
  return new Command('start')
    .description('Upload training data to a fine-tuning API and begin a job')
    .requiredOption('--data <dir>', 'folder that “finetune export” wrote')
    .addOption(
      new Option('--stage <name>', 'what is taught: causes first, then lists')
        .choices(['instructions', 'rankings'])
        .default('instructions'),
    )
    .option(
      '--model <name>',
      'model that is tuned (default: the one of the stage before, else of the export)',
      modelName,
    )
    .option('--send', 'really send the data, and begin a job that costs money')
    .addHelpText('after', START)
    .action(async (options: FinetuneStartOptions) => {
      const { runFinetuneStart } = await import('../finetune/run-start.ts')
      await runFinetuneStart(options)
    })
}

function statusCommand(): Command {
  return new Command('status')
    .description('Tell how the jobs of a folder stand')
    .requiredOption('--data <dir>', 'folder whose jobs “finetune start” began')
    .option('--json', 'print it as JSON')
    .action(async (options: FinetuneStatusOptions) => {
      const { runFinetuneStatus } = await import('../finetune/run-status.ts')
      await runFinetuneStatus(options)
    })
}

const USE = `
Examples:
  $ OPENAI_BASE_URL=http://localhost:8000/v1 prime-suspect finetune use suspects --data tuning --repo shop

Ranks the same later cases without a model, with the model it was made from, and with the tuned one, and writes the file
that switches it on only if the tuned one is better than both. Sends questions with secrets taken out, as in service.`

function useCommand(): Command {
  const command = withMineOptions(
    new Command('use')
      .description('Switch a tuned model on, if it is better on later cases')
      .argument('<model>', 'name by which the server knows the tuned model', modelName)
      .requiredOption(
        '--data <dir>',
        'folder that it was tuned with; tells from when on cases are later ones',
      ),
  ).option(
    '--base <name>',
    'name by which the server knows the model it was made from (default: of the export)',
    modelName,
  )
  return withPastCaseOptions(command)
    .option('--out <file>', 'file that switches it on (default: model.json in the folder)')
    .option(
      '--record <file>',
      'file that lets its vote count as `fitted`, if that helps too (default: vote.json in the folder)',
    )
    .option('--restart', 'begin again even where an interrupted run could go on')
    .addHelpText('after', USE)
    .action(async (model: string, options: FinetuneUseOptions) => {
      const { runFinetuneUse } = await import('../finetune/run-use.ts')
      await runFinetuneUse(model, options)
    })
}
