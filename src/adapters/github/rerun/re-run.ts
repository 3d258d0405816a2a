import { z } from 'zod'

import type { Performed, ReRun } from '../../../engine/model/act.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { writeRest } from '../api/write-rest.ts'
import { createOnce } from '../issue/create-once.ts'
import type { Writer } from '../issue/writer.ts'
import { runOf } from './run-of.ts'

const ROUTE = 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs'

/**
 * Starts the failed jobs of one attempt again, and those that wait for them. Another attempt that is there or under way
 * is what was wanted, whoever began it.
 */
export async function reRun(writer: Writer, { repo, run, attempt }: ReRun): Promise<Performed> {
  const moved = async () => {
    const now = await runOf(writer.client, repo, run)
    return now.attempt > attempt || !now.isEnded ? now : null
  }
  const before = await moved()
  if (before !== null) return { kind: 'already-done', url: before.url }
  const start = async () => {
    await writeRest(writer.client, ROUTE, { ...ownerAndRepo(repo), run_id: run }, z.unknown())
    return null
  }
  const after = await createOnce(writer, start, moved)
  return { kind: 'done', url: after?.url ?? null }
}
