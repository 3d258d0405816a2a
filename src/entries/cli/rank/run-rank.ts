import { resolve } from 'node:path'
import process from 'node:process'

import { loadWeights } from '../../../compose/load-weights.ts'
import { type CaseOutcome, caseRanker, type OpenCase } from '../../../compose/rank-case.ts'
import { type Survey, surveyCases } from '../../../compose/survey-cases.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { RankOptions } from '../commands/rank.ts'
import { ExitCode } from '../exit-code.ts'
import { programFingerprint } from '../program-fingerprint.ts'
import { progress } from '../progress.ts'
import { sayWarning } from '../say-error.ts'
import type { WorkerPool } from '../worker-pool.ts'
import { rankWorkers, usualJobs } from './case-workers.ts'
import { openPartialRun, type PartialRun } from './partial-run.ts'
import { refuseAsOut } from './refuse-as-out.ts'

/** Cases in work or waiting for the one before them, for each worker: bounds what is held in memory. */
const AHEAD = 4

/** Ranks a case file and gives the exit code: `partial` where a case could not be ranked, `bug` where that was ours. */
export async function runRank(options: RankOptions): Promise<ExitCode> {
  const gitDirectory = options.gitDir === undefined ? null : resolve(options.gitDir)
  const explain = options.explain === true
  await refuseAsOut(options.out, { '--cases': options.cases, '--weights': options.weights })
  const weights = options.weights === undefined ? null : await loadWeights(options.weights)
  const opening = caseRanker(gitDirectory, { explain, weights })
  // What is wrong with the cases is told first.
  opening.catch(() => undefined)
  const survey = await surveyCases(options.cases)
  refuseWithoutRepository(survey, gitDirectory)
  // Tells what is wrong with the clone, or with us, before any case is blamed for it.
  const rank = await opening
  const about = {
    program: programFingerprint(),
    cases: survey.sha256,
    'git directory': gitDirectory,
    explain,
    weights,
  }
  const partial = await openPartialRun(options.out, about, {
    ids: survey.ids,
    mayContinue: options.restart !== true,
  })
  const left = survey.ids.length - partial.done
  const jobs = Math.min(options.jobs ?? usualJobs(), left)
  // A thread for one case alone would take longer to start than many a case takes.
  const pool =
    left === 1 ? { run: rank, close: async () => {} } : rankWorkers(jobs, { gitDirectory, explain, weights })
  try {
    tellOfInterrupted(partial, survey.ids.length)
    await rankAll(survey, { partial, pool, ahead: jobs * AHEAD })
    await partial.finish()
  } finally {
    await Promise.all([pool.close(), partial.close()])
  }
  return conclude(partial, survey.ids.length, options.out)
}

/** Whether an interrupted run goes on, or why it cannot. */
export function tellOfInterrupted({ done, changed }: PartialRun, total: number): void {
  if (done > 0) tell(`Going on after ${done} of ${total} cases (--restart begins again).`)
  if (changed.length === 0) return
  tell(`An interrupted run is there, but changed since it began: ${changed.join(', ')}. Beginning again.`)
}

function refuseWithoutRepository({ firstWithRange }: Survey, gitDirectory: string | null): void {
  if (firstWithRange === null || gitDirectory !== null) return
  throw new Refusal(
    'bad-input',
    `Case ${firstWithRange} names commits, and no git directory was given to look them up in.`,
    'Give the git directory of the repository with --git-dir.',
  )
}

type Run = {
  readonly partial: PartialRun
  readonly pool: WorkerPool<OpenCase, CaseOutcome>
  readonly ahead: number
}

/** Cases are worked on side by side; their lines are written in the order of the file. */
async function rankAll({ cases, ids }: Survey, { partial, pool, ahead }: Run): Promise<void> {
  const bar = progress(process.stderr, ids.length, { from: partial.done, now: () => performance.now() })
  let read = 0
  let written = partial.done
  const underWay: { readonly id: string; readonly outcome: Promise<CaseOutcome> }[] = []
  const writeNext = async (): Promise<void> => {
    const next = underWay.shift()
    if (next === undefined) return
    const outcome = await next.outcome
    await partial.add(next.id, outcome)
    written += 1
    if (outcome.kind !== 'ranked') {
      bar.clear()
      warn(next.id, outcome)
    }
    bar.show(written)
  }
  bar.show(written)
  for await (const line of cases()) {
    read += 1
    if (read <= partial.done) continue
    underWay.push({ id: line.id, outcome: pool.run(line) })
    if (underWay.length >= ahead) await writeNext()
  }
  while (underWay.length > 0) await writeNext()
  bar.clear()
}

function warn(id: string, outcome: Exclude<CaseOutcome, { kind: 'ranked' }>): void {
  const what =
    outcome.kind === 'crashed'
      ? 'could not be ranked because of a bug in Prime Suspect'
      : 'could not be ranked'
  sayWarning(`case ${id} ${what}: ${outcome.says}`)
}

function conclude({ troubles }: PartialRun, total: number, out: string): ExitCode {
  const refused = troubles.length === 0 ? '' : `, ${troubles.length} of them could not be ranked`
  tell(`${total} ${total === 1 ? 'case' : 'cases'} in ${out}${refused}.`)
  if (troubles.some(({ kind }) => kind === 'crashed')) return ExitCode.bug
  return troubles.length === 0 ? ExitCode.done : ExitCode.partial
}

function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
