import { Command, InvalidArgumentError } from 'commander'

import type { Instant } from '../../../engine/model/ids.ts'
import { collect } from '../collect.ts'
import type { ExitCode } from '../exit-code.ts'
import { type MineOptions, withMineOptions } from '../mine-options.ts'
import { modelName } from '../model-name.ts'
import { type PastCaseOptions, withPastCaseOptions } from '../past-case-options.ts'

const AFTER = `
Examples:
  $ prime-suspect backtest --repo .
  $ prime-suspect backtest --repo . --html backtest.html
  $ OPENAI_BASE_URL=http://localhost:8000/v1 prime-suspect backtest --repo . --model suspects --model base
  $ prime-suspect backtest --repo . --json --cases cases.jsonl.gz > backtest.json

How often would it have been right in your repository? Reads its history for messages that name a change which broke
something (reverts, back-outs, "Fixes: <commit>", "regression from #12"), takes out of their words all that names the
change, ranks the changes of that time by what is left, and compares with simple ways to rank. Reads the clone only:
asks nobody, unless you name a model, and writes nothing but the files you name, and your cache while it runs: an
interrupted run goes on where it stopped when it is started again, unless the program, the weights or the cases changed.
Windows are what a release brought, where there are tags.`

export type BacktestOptions = MineOptions &
  PastCaseOptions & {
    readonly weights?: string
    readonly json?: true
    readonly html?: string
    readonly cases?: string
    readonly restart?: true
    readonly model?: readonly string[]
    readonly answers?: string
    readonly record?: string
    readonly since?: Instant
  }

export function backtestCommand(end: (code: ExitCode) => void): Command {
  return withPastCaseOptions(
    withMineOptions(
      new Command('backtest').description(
        'Measure on failures of your own history how often ranking is right',
      ),
    ),
  )
    .option('--weights <file>', 'weights of the ranker, as “prime-suspect train” wrote them')
    .option(
      '--model <name>',
      'also rank with the vote of a language model, which is SENT the questions; repeat to compare several',
      (value: string, before?: readonly string[]) => collect(modelName(value), before),
    )
    .option(
      '--answers <dir>',
      'folder where answers of the models are kept; what it holds is not asked again',
    )
    .option(
      '--record <file>',
      'also write what lets the vote of the model count as `fitted`, if it helps on later cases',
    )
    .option('--since <date>', 'rank only cases seen from this day on, such as 2026-03-01', instant)
    .option('--json', 'print the report as JSON')
    .option('--html <file>', 'also write the report as a page with curves')
    .option('--cases <file>', 'also write all cases found, with their answers; gzipped where it ends in .gz')
    .option('--restart', 'begin again even where an interrupted run could go on')
    .addHelpText('after', AFTER)
    .action(async (options: BacktestOptions) => {
      const { runBacktest } = await import('../backtest/run-backtest.ts')
      end(await runBacktest(options))
    })
}

/** A day, or an instant with its zone, in UTC. */
function instant(value: string): Instant {
  const isDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u.test(
    value,
  )
  const time = isDate ? Date.parse(value) : Number.NaN
  // A day that its month does not have is read as one of the next.
  if (Number.isNaN(time) || !isOfMonth(value.slice(0, 10)))
    throw new InvalidArgumentError('It must be a day such as 2026-03-01.')
  return new Date(time).toISOString() as Instant
}

function isOfMonth(day: string): boolean {
  return new Date(day).toISOString().startsWith(day)
}
