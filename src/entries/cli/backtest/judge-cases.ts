import { createHash } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'

import { z } from 'zod'

import type { BacktestOutcome } from '../../../compose/backtest-case.ts'
import type { OpenCase } from '../../../compose/rank-case.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { cacheFolder } from '../cache-folder.ts'
import { progress } from '../progress.ts'
import { type About, openPartialRun, type PartialRun } from '../rank/partial-run.ts'
import { tellOfInterrupted } from '../rank/run-rank.ts'
import { sayWarning } from '../say-error.ts'
import type { WorkerPool } from '../worker-pool.ts'

export type JudgingRun = {
  readonly pool: WorkerPool<OpenCase, BacktestOutcome>
  /** What the outcomes hang on besides the cases. */
  readonly about: About
  readonly mayContinue: boolean
}

const outcomeLine = z.object({ id: z.string(), outcome: z.looseObject({ kind: z.string() }) })

/**
 * What becomes of the cases, in their order. What is done is kept in the cache of this person meanwhile, so that an
 * interrupted run of the same goes on where it stopped; in the end nothing of it is left.
 */
export async function judgeCases(
  open: readonly OpenCase[],
  { pool, about, mayContinue }: JudgingRun,
): Promise<readonly BacktestOutcome[]> {
  const partial = await partialRun(open, about, mayContinue)
  if (partial !== null) tellOfInterrupted(partial, open.length)
  const outcomes = await earlierOutcomes(partial)
  const bar = progress(process.stderr, open.length, { from: outcomes.length, now: () => performance.now() })
  const left = open.slice(outcomes.length)
  try {
    if (left.length > 0) bar.show(outcomes.length)
    const underWay = left.map((line) => ({ id: line.id, outcome: pool.run(line) }))
    for (const { id, outcome } of underWay) {
      const judged = await outcome
      outcomes.push(judged)
      await partial?.add(id, { kind: 'ranked', line: JSON.stringify({ id, outcome: judged }) })
      bar.show(outcomes.length)
    }
    await partial?.discard()
    return outcomes
  } finally {
    bar.clear()
    await partial?.close()
  }
}

async function partialRun(
  open: readonly OpenCase[],
  about: About,
  mayContinue: boolean,
): Promise<PartialRun | null> {
  const folder = await cacheFolder()
  if (folder === null) return null
  const cases = createHash('sha256').update(JSON.stringify(open)).digest('hex')
  const name = createHash('sha256').update(String(about['git directory'])).digest('hex')
  const path = join(folder, `backtest-${name.slice(0, 24)}`)
  try {
    return await openPartialRun(path, { ...about, cases }, { ids: open.map(({ id }) => id), mayContinue })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    sayWarning(`${error.message} Should this run be interrupted, it has to begin again.`)
    return null
  }
}

async function earlierOutcomes(partial: PartialRun | null): Promise<BacktestOutcome[]> {
  if (partial === null || partial.done === 0) return []
  const lines = await partial.earlier()
  return lines.map((line) => outcomeLine.parse(JSON.parse(line)).outcome as unknown as BacktestOutcome)
}
