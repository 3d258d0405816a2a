import { Command, Option } from 'commander'

import type { ExitCode } from '../exit-code.ts'
import { type LearnOptions, withLearnOptions } from '../learn/learn-options.ts'

const AFTER = `
Examples:
  $ prime-suspect train --cases shop.jsonl.gz --git-dir shop/.git --cases api.jsonl.gz --git-dir api/.git --compare
  $ prime-suspect train --cases shop.jsonl.gz --git-dir shop/.git --toward shipped --out weights.json

Learns the weights of the ranker from cases whose cause is known, such as those that “prime-suspect mine” finds, and
measures them on repositories left out while learning. Where cases are dated, weights learnt from the earlier ones have
to beat those in use on the later ones, or --out is not written (--anyway writes it). Use the file with --weights.`

export type TrainOptions = LearnOptions & {
  readonly out?: string
  readonly compare?: true
  readonly learner?: 'logit' | 'boosted'
  readonly anyway?: true
}

export function trainCommand(end: (code: ExitCode) => void): Command {
  return withLearnOptions(new Command('train'))
    .description('Learn the weights of the ranker from cases whose cause is known, and measure them')
    .option('--out <file>', 'write the weights to this file')
    .option('--compare', 'also measure simple ways to rank on the same cases')
    .addOption(
      new Option('--learner <name>', 'boosted: also measure boosted trees in place of weights').choices([
        'logit',
        'boosted',
      ]),
    )
    .option('--anyway', 'write the weights even where they are not better on later cases')
    .addHelpText('after', AFTER)
    .action(async (options: TrainOptions) => {
      const { runTrain } = await import('../learn/run-train.ts')
      end(await runTrain(options))
    })
}
