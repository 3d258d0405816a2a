import type { Command } from 'commander'

import type { LearnChoice } from '../../../compose/train-on-cases.ts'
import { collect } from '../collect.ts'
import { numberWithin } from '../number-within.ts'

/** What the commands that learn from case files have in common. */
export type LearnOptions = LearnChoice & {
  readonly cases: readonly string[]
  readonly gitDir?: readonly string[]
  readonly json?: true
}

export function withLearnOptions(command: Command): Command {
  return command
    .requiredOption('--cases <file>', 'case file with answers; repeat for several repositories', collect)
    .option('--git-dir <dir>', 'git directory of the cases; the n-th belongs to the n-th --cases', collect)
    .option(
      '--ridge <number>',
      'how strongly weights are held back (default: 1; 20 with --toward)',
      numberWithin(0.001, 1e6),
    )
    .option(
      '--none-share <share>',
      'share of failures that no change caused, learnt from cases whose culprits are taken out (default: 0.2)',
      numberWithin(0, 0.9),
    )
    .option(
      '--hold <feature=weight>',
      'set a weight by hand; none:feature=weight for “none of these”',
      collect,
    )
    .option(
      '--toward <file>',
      'hold weights back toward those of a file (or “shipped”), not toward 0: for a few cases of your own',
    )
    .option('--json', 'print the figures as JSON')
}
