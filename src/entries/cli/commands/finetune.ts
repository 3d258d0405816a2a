import { Command } from 'commander'

import type { ExitCode } from '../exit-code.ts'
import { collect, number } from '../learn/learn-options.ts'
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

export function finetuneCommand(_end: (code: ExitCode) => void): Command {
  return new Command('finetune')
    .description('Tune a language model on your own incidents, and use it only if it is better')
    .addCommand(exportCommand())
}

function exportCommand(): Command {
  return new Command('export')
    .description('Write training data with recipes from cases whose cause is known')
    .requiredOption('--cases <file>', 'case file with answers; repeat for several repositories', collect)
    .option('--git-dir <dir>', 'git directory of the cases; the n-th belongs to the n-th --cases', collect)
    .option('--wiki <dir>', 'clone of a wiki for the corpus; repeat for several', collect)
    .requiredOption('--base-model <name>', 'model that is to be tuned: a folder, or as the trainer names it')
    .requiredOption('--out <dir>', 'folder to write; it must not hold anything yet')
    .option('--template <name>', 'chat template of the model in LLaMA-Factory', 'default')
    .option(
      '--later <share>',
      'share of the cases, the latest, that is kept to measure on',
      number(0.05, 0.9),
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
