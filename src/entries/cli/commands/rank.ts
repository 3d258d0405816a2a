import { Command } from 'commander'

import type { ExitCode } from '../exit-code.ts'
import { type JobsOptions, withJobs } from '../past-case-options.ts'

const AFTER = `
Examples:
  $ prime-suspect rank --cases cases.jsonl.gz --git-dir shop/.git --out ranking.jsonl
  $ prime-suspect rank --cases in-full.jsonl --out ranking.jsonl --jobs 1

Writes one line a case, in the order of the cases. A run that was interrupted goes on where it stopped when it is
started again with the same cases, program and weights; until it is done its lines stand in OUT.partial. A case that
cannot be ranked gets a line with the verdict "silent" and a warning, and the exit code is 4. Answers in the file are
not looked at.`

export type RankOptions = JobsOptions & {
  readonly cases: string
  readonly gitDir?: string
  readonly out: string
  readonly weights?: string
  readonly explain?: true
  readonly restart?: true
}

export function rankCommand(end: (code: ExitCode) => void): Command {
  const command = new Command('rank')
    .description('Rank the changes of every case in a case file')
    .requiredOption('--cases <file>', 'case file: JSON Lines, may be gzipped')
    .requiredOption('--out <file>', 'ranking file to write')
    .option(
      '--git-dir <dir>',
      'git directory the cases name commits of; not needed where all give their changes in full',
    )
  return withJobs(command)
    .option('--weights <file>', 'weights of the ranker, as “prime-suspect train” wrote them')
    .option('--explain', 'add to every suspect the terms of its sum (key "contributions")')
    .option('--restart', 'begin again even where an interrupted run could go on')
    .addHelpText('after', AFTER)
    .action(async (options: RankOptions) => {
      const { runRank } = await import('../rank/run-rank.ts')
      end(await runRank(options))
    })
}
