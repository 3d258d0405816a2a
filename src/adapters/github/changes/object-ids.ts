import { z } from 'zod'

import type { Sha } from '../../../engine/model/ids.ts'
import { type BatchAnswer, type BatchedAnswers, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { objectIdsDocument } from '../api/object-ids-document.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireSha } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'

/** `<commit>:<path>` */
export type FileAt = `${Sha}:${string}`

/** Ids are cheap: nothing is opened for them. */
const BATCH = 200

const answer = z.object({ repository: z.record(z.string(), z.object({ oid: wireSha }).nullable()) })

/** What stands at these places, as git's id of it; null where nothing does, or another repository. */
export async function objectIds(
  session: IncidentSession,
  places: readonly FileAt[],
  calls: number,
): Promise<BatchedAnswers<FileAt, Sha | null>> {
  return await inAdaptiveBatches([...new Set(places)], BATCH, (batch) => ask(session, batch), calls)
}

async function ask(
  { client, incident }: IncidentSession,
  batch: readonly FileAt[],
): Promise<BatchAnswer<FileAt, Sha | null>> {
  const question = {
    name: 'ObjectIds',
    document: objectIdsDocument(batch.length),
    variables: { ...incident.repo, ...Object.fromEntries(batch.map((at, index) => [`at${index}`, at])) },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<FileAt, Sha | null>()
  for (const [index, place] of batch.entries()) {
    const found = data.repository[`f${index}`] ?? null
    if (!isCutShort(problems, `f${index}`, found === null)) answers.set(place, found?.oid ?? null)
  }
  const refusal =
    answers.size === batch.length ? null : refusalOfProblems(problems, null, 'the query ObjectIds')
  return { answers, refusal }
}
