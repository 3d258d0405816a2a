import { z } from 'zod'

import type { Annotation } from '../../../engine/model/failure.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireText } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const LEVELS: ReadonlyMap<string, Annotation['level']> = new Map([
  ['failure', 'failure'],
  ['warning', 'warning'],
  ['notice', 'notice'],
])

/** GitHub allows 64 KB for one message; a symptom needs far less. */
const LONGEST = 8 * 1024

const listing = z.array(
  z
    .object({
      path: wireText,
      start_line: z.int().nullish(),
      annotation_level: z.string().nullish(),
      title: wireText,
      message: wireText,
    })
    .transform((one): Annotation => ({
      path: one.path,
      line: one.start_line ?? null,
      level: LEVELS.get(one.annotation_level ?? '') ?? 'notice',
      message: [one.title, one.message]
        .filter((text) => text !== '')
        .join('\n')
        .slice(0, LONGEST),
    })),
)

/** The notes that a job's tools attached to lines of files: the first hundred. */
export async function annotationsOf(
  { client, incident }: IncidentSession,
  checkRunId: string,
): Promise<readonly Annotation[]> {
  const route = 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations'
  const asked = { ...ownerAndRepo(incident.repo), check_run_id: checkRunId, per_page: 100 }
  return await readRest(client, route, asked, listing)
}
