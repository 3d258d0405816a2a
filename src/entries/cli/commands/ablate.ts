import { Command } from 'commander'

import type { ExitCode } from '../exit-code.ts'
import { type LearnOptions, withLearnOptions } from '../learn/learn-options.ts'

const AFTER = `
Examples:
  $ prime-suspect ablate --cases shop.jsonl.gz --git-dir shop/.git --cases api.jsonl.gz --git-dir api/.git

Learns the weights again without each feature, and without each heuristic, and measures what that costs on repositories
left out while learning. A figure below 0 says that it does harm on these cases. It takes minutes.`

export function ablateCommand(end: (code: ExitCode) => void): Command {
  return withLearnOptions(new Command('ablate'))
    .description('Tell what each feature and heuristic of the ranker is worth')
    .addHelpText('after', AFTER)
    .action(async (options: LearnOptions) => {
      const { runAblate } = await import('../learn/run-ablate.ts')
      end(await runAblate(options))
    })
}
