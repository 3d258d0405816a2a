import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireId, wireInstant, wireText } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'

export type Job = {
  readonly id: string
  readonly name: string
  readonly conclusion: string | null
  readonly at: Instant | null
  /** The check run that carries its annotations. */
  readonly checkRunId: string
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
    check_run_url: wireText,
  })
  .transform(({ id, name, conclusion, completed_at: at, check_run_url: url }): Job => ({
    id,
    name,
    conclusion: conclusion ?? null,
    at,
    checkRunId: /\/check-runs\/(\d{1,20})$/.exec(url)?.[1] ?? id,
  }))

const listing = z.object({ total_count: z.int().nonnegative().nullish(), jobs: z.array(job) })

/** The jobs of one attempt of a run, at most the first hundred. */
export const runJobs = perSession(
  async ({ client, incident }: IncidentSession, runId: string, attempt: string): Promise<RunJobs> => {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs'
    const asked = { run_id: runId, attempt_number: attempt, per_page: 100 }
    const { jobs, total_count: total } = await readRest(
      client,
      route,
      { ...ownerAndRepo(incident.repo), ...asked },
      listing,
    )
    return { jobs, total: total ?? jobs.length }
  },
)

/** Cancelled and skipped jobs say nothing about the code. */
export function hasFailed(job: Job): boolean {
  return job.conclusion === 'failure' || job.conclusion === 'timed_out'
}
