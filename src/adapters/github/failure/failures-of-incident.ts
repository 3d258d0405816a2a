import type { Gap } from '../../../engine/model/completeness.ts'
import type { Attempt, Failure, LogText } from '../../../engine/model/failure.ts'
import type { Instant } from '../../../engine/model/ids.ts'
import type { Answer } from '../../../engine/ports.ts'
import { gap, gapOf, truncated } from '../api/gaps.ts'
import { deploymentHistory } from '../range/deployment-history.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { type AnnotationsByCheck, annotationsOf } from './annotations.ts'
import { attemptsOf } from './attempts.ts'
import { type BaselineJobs, baselineJobs } from './baseline-jobs.ts'
import { failingRun, type RunAttempt } from './failing-run.ts'
import { failuresOfCheck } from './failures-of-check.ts'
import { jobLog, type LogOptions } from './job-logs.ts'
import { hasFailed, type Job, newestJobs, type RunJobs, runJobs } from './run-jobs.ts'
import { type ReportOptions, testReports } from './test-reports.ts'

export type FailureOptions = LogOptions & {
  /** Failed jobs whose logs are read at most. */
  readonly maxJobs: number
  /** Absent where the owner names no artifacts that hold test reports. */
  readonly reports?: ReportOptions
}

/** Last good logs that are read: each costs a call, and the first tells most of what is usual. */
const MOST_BASELINES = 2

export type Failures = { readonly failures: readonly Failure[]; readonly attempts: readonly Attempt[] }

const NO_LOG: LogText = { text: '', completeness: { kind: 'unknown', because: 'The log could not be read.' } }

/** The failing jobs with their logs, the same jobs' logs when they were last good, and neighbouring attempts. */
export async function failuresOfIncident(
  session: IncidentSession,
  options: FailureOptions,
): Promise<Answer<Failures>> {
  const gaps: Gap[] = []
  const attempts = await orGap(gaps, 'earlier attempts', [], () => attemptsOf(session))
  const { failing } = session.incident
  if (failing.kind === 'check') {
    const failures = await orGap(gaps, 'the failing checks', [], () =>
      failuresOfCheck(session, failing.name, options, gaps),
    )
    return { value: { failures, attempts }, gaps }
  }
  const run = await orGap(gaps, 'the failing run', null, () => failingRun(session))
  const failures =
    run === null
      ? await failuresWithoutRun(session, gaps)
      : await orGap(gaps, 'the failing jobs', [], () => failuresOfRun(session, run, options, gaps))
  return { value: { failures, attempts }, gaps }
}

async function failuresOfRun(
  session: IncidentSession,
  run: RunAttempt,
  options: FailureOptions,
  gaps: Gap[],
): Promise<readonly Failure[]> {
  const failed = await failedJobs(session, run, gaps)
  const chosen = failed.slice(0, options.maxJobs)
  if (failed.length === 0)
    gaps.push(gap('the failing jobs', 'No job of the run failed; it may not have started.'))
  if (failed.length > chosen.length) {
    const because = `Of ${failed.length} failed jobs the first ${chosen.length} were read.`
    gaps.push(truncated('the failing jobs', because))
  }
  const annotations = await orGap(gaps, 'the annotations of the failed jobs', new Map(), () =>
    annotationsOf(
      session,
      chosen.map(({ nodeId }) => nodeId),
      gaps,
    ),
  )
  const compared = chosen.slice(0, MOST_BASELINES)
  const baselines = await orGap(gaps, 'the last good logs', new Map(), () => baselineJobs(session, compared))
  if (compared.length < chosen.length && baselines.size > 0) {
    const because = `Of ${chosen.length} failed jobs the last good log was read for the first ${compared.length}.`
    gaps.push(truncated('the last good logs', because))
  }
  const known = { baselines, annotations }
  const logged = await Promise.all(
    chosen.map(async (job) => ({
      ...(await failureOf(session, job, known, options, gaps)),
      at: { run: run.runId, job: job.id },
    })),
  )
  return [...logged, ...(await reportsOf(session, run, failed, options, gaps))]
}

async function reportsOf(
  session: IncidentSession,
  { runId }: RunAttempt,
  failed: readonly Job[],
  { reports, logHosts }: FailureOptions,
  gaps: Gap[],
): Promise<readonly Failure[]> {
  if (reports === undefined) return []
  const found = await orGap(gaps, 'the test reports', null, () =>
    testReports(session, { runId, since: firstStart(failed) }, reports, logHosts),
  )
  gaps.push(...(found?.gaps ?? []))
  return found?.value ?? []
}

/** Artifacts do not say which attempt of a run they are of. */
function firstStart(jobs: readonly Job[]): Instant | null {
  return jobs.flatMap(({ startedAt }) => (startedAt === null ? [] : [startedAt])).toSorted()[0] ?? null
}

/** A run that was started anew since has its failed jobs in the attempt before. */
async function failedJobs(session: IncidentSession, run: RunAttempt, gaps: Gap[]): Promise<readonly Job[]> {
  const { jobs, total, attempt } = await jobsOf(session, run)
  const unseen = total - jobs.length
  if (unseen > 0) gaps.push(truncated('the failing jobs', `${unseen} jobs of the run were not looked at.`))
  const failed = jobs.filter(hasFailed)
  if (failed.length > 0 || run.attempt !== null || attempt === 1) return failed
  return (await runJobs(session, run.runId, attempt - 1, attempt)).jobs.filter(hasFailed)
}

async function jobsOf(
  session: IncidentSession,
  { runId, attempt }: RunAttempt,
): Promise<RunJobs & { readonly attempt: number }> {
  if (attempt === null) return await newestJobs(session, runId)
  return { ...(await runJobs(session, runId, attempt)), attempt }
}

async function failureOf(
  session: IncidentSession,
  job: Job,
  known: { readonly baselines: BaselineJobs; readonly annotations: AnnotationsByCheck },
  options: FailureOptions,
  gaps: Gap[],
): Promise<Failure> {
  const same = known.baselines.get(job.id)
  const [log, baseline] = await Promise.all([
    jobLog(session, job.id, 'the log of a failed job', options),
    same === undefined ? null : jobLog(session, same, 'the last good log of a failed job', options),
  ])
  for (const one of [log, baseline]) if (one !== null && 'gap' in one) gaps.push(one.gap)
  return {
    name: job.name,
    log: 'log' in log ? log.log : { ...NO_LOG, completeness: log.gap.completeness },
    baseline: baseline !== null && 'log' in baseline ? baseline.log : null,
    annotations: known.annotations.get(job.nodeId) ?? [],
  }
}

/** Whoever deploys from outside may leave a sentence in the status of the deployment. */
async function failuresWithoutRun(session: IncidentSession, gaps: Gap[]): Promise<readonly Failure[]> {
  const { failing } = session.incident
  if ((failing.kind === 'check' || failing.kind === 'alert') && failing.says !== undefined)
    return [{ name: failing.name, log: whole(failing.says), baseline: null, annotations: [] }]
  gaps.push(
    gap('the failing log', 'No workflow run is known behind this failure, so there is no log to read.'),
  )
  if (failing.kind !== 'deployment') return []
  const { environment, deploymentId } = failing
  const history = await orGap(gaps, 'the deployment', [], () =>
    deploymentHistory(session, environment, deploymentId),
  )
  const own = history.find((one) => one.id === deploymentId)
  const said = own?.statuses.find((status) => /^(?:failure|error)$/.test(status.state))?.description ?? ''
  if (said === '') return []
  return [{ name: `deployment to ${environment}`, log: whole(said), baseline: null, annotations: [] }]
}

function whole(text: string): LogText {
  return { text, completeness: { kind: 'complete' } }
}

async function orGap<T>(gaps: Gap[], what: string, otherwise: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    gaps.push(gapOf(what, error))
    return otherwise
  }
}
