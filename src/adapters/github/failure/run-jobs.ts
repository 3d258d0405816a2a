import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireText } from '../api/wire-types.ts'
import { runById } from '../range/workflow-runs.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'

export type Job = {
  readonly id: string
  readonly name: string
  readonly conclusion: string | null
  readonly at: Instant | null
  readonly startedAt: Instant | null
  readonly attempt: number
  /** GitHub's id for GraphQL, by which its annotations are found: every job is a check run. */
  readonly nodeId: string
}

export type RunJobs = {
  readonly jobs: readonly Job[]
  /** How many there are in all. */
  readonly total: number
}

const job = z
  .object({
    id: wireId,
    name: wireText,
    conclusion: z.string().nullish(),
    completed_at: wireInstant,
    started_at: wireInstant,
    run_attempt: z.int().positive().nullish(),
    node_id: wireText,
  })
  .transform((one): Job => ({
    id: one.id,
    name: one.name,
    conclusion: one.conclusion ?? null,
    at: one.completed_at,
    startedAt: one.started_at,
    attempt: one.run_attempt ?? 1,
    nodeId: one.node_id,
  }))

const listing = z.object({ total_count: z.int().nonnegative().nullish(), jobs: z.array(job) })

/** The jobs of one attempt of a run, at most the first hundred. */
const jobsOfAttempt = perSession(
  async ({ client, incident }: IncidentSession, runId: string, attempt: string): Promise<RunJobs> => {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'
    const asked = { ...ownerAndRepo(incident.repo), run_id: runId, attempt_number: attempt, per_page: 100 }
    const { jobs, total_count: total } = await readRest(client, route, asked, listing)
    return { jobs, total: total ?? jobs.length }
  },
)

/** The jobs of all attempts of a run; null where there are more than a hundred. */
const jobsOfRun = perSession(
  async ({ client, incident }: IncidentSession, runId: string): Promise<readonly Job[] | null> => {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs'
    const asked = { ...ownerAndRepo(incident.repo), run_id: runId, filter: 'all', per_page: 100 }
    const { jobs, total_count: total } = await readRest(client, route, asked, listing)
    return total !== null && total !== undefined && total > jobs.length ? null : jobs
  },
)

/**
 * The jobs of one attempt. Of a run that was started anew, as `newest` tells, all attempts are read at once, which is
 * one call for them all.
 */
export async function runJobs(
  session: IncidentSession,
  runId: string,
  attempt: number,
  newest = attempt,
): Promise<RunJobs> {
  const all = newest > 1 ? await jobsOfRun(session, runId) : null
  if (all === null) return await jobsOfAttempt(session, runId, String(attempt))
  const jobs = all.filter((job) => job.attempt === attempt)
  return { jobs, total: jobs.length }
}

/** The newest attempt of a run, and its jobs. Mostly one call; two where there are more than a hundred jobs. */
export async function newestJobs(
  session: IncidentSession,
  runId: string,
): Promise<RunJobs & { readonly attempt: number }> {
  const all = await jobsOfRun(session, runId)
  if (all !== null && all.length > 0) {
    const attempt = Math.max(...all.map((job) => job.attempt))
    const jobs = all.filter((job) => job.attempt === attempt)
    return { jobs, total: jobs.length, attempt }
  }
  const { attempt } = await runById(session, runId)
  return { ...(await jobsOfAttempt(session, runId, String(attempt))), attempt }
}

/** Cancelled and skipped jobs say nothing about the code. */
export function hasFailed(job: Job): boolean {
  return job.conclusion === 'failure' || job.conclusion === 'timed_out'
}
