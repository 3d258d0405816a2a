import { availableParallelism } from 'node:os'

import type { AskedModels, BacktestOutcome } from '../../../compose/backtest-case.ts'
import type { RankerWeights } from '../../../compose/load-weights.ts'
import type { CaseOutcome, OpenCase } from '../../../compose/rank-case.ts'
import { namedCandidates, unrankedLine } from '../../../compose/unranked-line.ts'
import { type WorkerPool, workerPool } from '../worker-pool.ts'
import type { WorkerSetUp } from './rank-worker.ts'

const MOST_JOBS = 4

// Beside this file, as a source or as a bundle.
const script = new URL(`./rank-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** How many cases to work on side by side where nobody says. */
export function usualJobs(): number {
  return Math.min(availableParallelism(), MOST_JOBS)
}

/** Threads that rank cases, each with its own view of the clone. */
export function rankWorkers(
  size: number,
  setUp: {
    readonly gitDirectory: string | null
    readonly explain: boolean
    readonly weights: RankerWeights | null
  },
): WorkerPool<OpenCase, CaseOutcome> {
  return workerPool<OpenCase, CaseOutcome>({
    script,
    size,
    setUp: { task: 'rank', ...setUp } satisfies WorkerSetUp,
    crashed: (line, says) => ({
      kind: 'crashed',
      line: unrankedLine(line.id, namedCandidates(line), 0),
      says,
    }),
  })
}

/** Threads that judge mined cases, by Prime Suspect and by what it is compared with; `models` are asked too. */
export function backtestWorkers(
  size: number,
  setUp: {
    readonly gitDirectory: string
    readonly weights: RankerWeights | null
  } & AskedModels,
): WorkerPool<OpenCase, BacktestOutcome> {
  return workerPool<OpenCase, BacktestOutcome>({
    script,
    size,
    setUp: { task: 'backtest', ...setUp } satisfies WorkerSetUp,
    crashed: ({ id }, says) => ({ kind: 'crashed', id, says }),
  })
}
