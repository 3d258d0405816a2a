import { deploymentHistory } from '../range/deployment-history.ts'
import { findLastGood } from '../range/find-last-good.ts'
import type { GoodRun } from '../range/last-good.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { type Job, newestJobs, runJobs } from './run-jobs.ts'

/** By the id of a failed job, the id of the same job in the last good run. */
export type BaselineJobs = ReadonlyMap<string, string>

/**
 * Finds the jobs whose logs show what is usual. The job that deployed is known from the good deployment itself;
 * others are found by their name among the jobs of the last good run, for a call.
 */
export async function baselineJobs(session: IncidentSession, failed: readonly Job[]): Promise<BaselineJobs> {
  if (failed.length === 0) return new Map()
  const { good } = await findLastGood(session)
  if (good.kind === 'never-good' || good.run === null) return new Map()
  const { jobId } = good.run
  const deploying = await deployingJob(session)
  const known = new Map<string, string>()
  for (const { id } of failed) if (id === deploying && jobId !== null) known.set(id, jobId)
  if (failed.every((job) => known.has(job.id))) return known
  const succeeded = await succeededJobs(session, good.run)
  for (const job of failed) {
    const same = succeeded.find((one) => one.name === job.name)
    if (same !== undefined) known.set(job.id, same.id)
  }
  return known
}

/** The job behind a failed deployment. */
async function deployingJob(session: IncidentSession): Promise<string | null> {
  const { failing } = session.incident
  if (failing.kind !== 'deployment') return null
  const { environment, deploymentId } = failing
  const history = await deploymentHistory(session, environment, deploymentId)
  return history.find((one) => one.id === deploymentId)?.jobId ?? null
}

async function succeededJobs(session: IncidentSession, good: GoodRun): Promise<readonly Job[]> {
  const { jobs } =
    good.attempt === null
      ? await newestJobs(session, good.runId)
      : await runJobs(session, good.runId, good.attempt)
  return jobs.filter((job) => job.conclusion === 'success')
}
