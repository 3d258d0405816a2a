import { Command } from 'commander'

import { type MineOptions, withMineOptions } from '../mine-options.ts'

const AFTER = `
Examples:
  $ prime-suspect mine --repo . --out cases.jsonl.gz
  $ prime-suspect rank --cases cases.jsonl.gz --git-dir .git --out ranking.jsonl

Writes the cases that "backtest" ranks, with their answers; "rank" does not look at answers.`

export type MineCommandOptions = MineOptions & { readonly out: string }

export function mineCommand(): Command {
  return withMineOptions(
    new Command('mine').description('Write past failures of a repository as a case file'),
  )
    .requiredOption('--out <file>', 'case file to write; gzipped where it ends in .gz')
    .addHelpText('after', AFTER)
    .action(async (options: MineCommandOptions) => {
      const { runMine } = await import('../backtest/run-mine.ts')
      await runMine(options)
    })
}
