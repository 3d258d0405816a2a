import type { Attempt } from '../../../engine/model/failure.ts'
import type { Incident } from '../../../engine/model/incident.ts'
import { checkHistory } from '../range/check-history.ts'
import { deploymentGroups } from '../range/deployment-groups.ts'
import { deploymentHistory } from '../range/deployment-history.ts'
import { runsOfBranch, type WorkflowRun } from '../range/workflow-runs.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { outcomeOf } from './outcome-of.ts'
import { hasFailed, runJobs, type RunJobs } from './run-jobs.ts'

type FailingRun = Extract<Incident['failing'], { kind: 'workflow-run' }>
type FailingDeployment = Extract<Incident['failing'], { kind: 'deployment' }>

/** Earlier attempts of one run that are looked up. */
const EARLIER_ATTEMPTS = 2

/** Attempts of the failing thing at this and neighbouring commits, newest first. */
export async function attemptsOf(session: IncidentSession): Promise<readonly Attempt[]> {
  const { failing } = session.incident
  if (failing.kind === 'workflow-run') return await attemptsOfRun(session, failing)
  if (failing.kind === 'deployment') return await attemptsOfDeployment(session, failing)
  return failing.kind === 'check' ? await attemptsOfCheck(session, failing.name) : []
}

/** The same check on this commit and those before it. */
async function attemptsOfCheck(session: IncidentSession, check: string): Promise<readonly Attempt[]> {
  const branch = await checkHistory(session, check)
  return branch.flatMap(({ sha, ends }) => ends.map(({ at, outcome }) => ({ sha, at, outcome })))
}

async function attemptsOfRun(session: IncidentSession, failing: FailingRun): Promise<readonly Attempt[]> {
  const { workflowId, branch, runId, attempt } = failing
  const runs = await runsOfBranch(session, workflowId, branch, '')
  const itself: Attempt = { sha: session.incident.badSha, at: session.incident.seenAt, outcome: 'failed' }
  const earlier = await earlierAttempts(session, failing)
  const at = runs.findIndex((run) => run.id === runId)
  const own = runs[at]
  if (own === undefined) return [itself, ...earlier, ...runs.map(attemptOf)]
  const rerun = own.attempt > attempt ? [attemptOf(own)] : []
  const before = runs.slice(0, at).map(attemptOf)
  return [...before, ...rerun, itself, ...earlier, ...runs.slice(at + 1).map(attemptOf)]
}

/** A listing shows the newest attempt of each run only. */
async function earlierAttempts(
  session: IncidentSession,
  { runId, attempt }: FailingRun,
): Promise<readonly Attempt[]> {
  const found: Attempt[] = []
  for (let number = attempt - 1; number >= Math.max(1, attempt - EARLIER_ATTEMPTS); number -= 1) {
    found.push(attemptOfJobs(session.incident, await runJobs(session, runId, number, attempt)))
  }
  return found
}

function attemptOfJobs(incident: Incident, { jobs }: RunJobs): Attempt {
  const ended = jobs.map((job) => job.at).filter((at) => at !== null)
  const at = ended.toSorted().at(-1) ?? null
  if (jobs.some(hasFailed)) return { sha: incident.badSha, at, outcome: 'failed' }
  const passed = jobs.length > 0 && jobs.every((job) => isFine(job.conclusion))
  return { sha: incident.badSha, at, outcome: passed ? 'passed' : 'missing' }
}

function isFine(conclusion: string | null): boolean {
  return conclusion === 'success' || conclusion === 'skipped' || conclusion === 'neutral'
}

function attemptOf(run: WorkflowRun): Attempt {
  return { sha: run.sha, at: run.at, outcome: outcomeOf(run.status, run.conclusion) }
}

async function attemptsOfDeployment(
  session: IncidentSession,
  { environment, task, deploymentId }: FailingDeployment,
): Promise<readonly Attempt[]> {
  const groups = deploymentGroups(await deploymentHistory(session, environment, deploymentId), task)
  return groups.map(({ newest, members, outcome }) => {
    const isItself = members.some((one) => one.id === deploymentId)
    return { sha: newest.sha, at: newest.at, outcome: isItself ? 'failed' : outcome }
  })
}
