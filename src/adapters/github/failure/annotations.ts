import { z } from 'zod'

import type { Gap } from '../../../engine/model/completeness.ts'
import type { Annotation } from '../../../engine/model/failure.ts'
import { gapOf, truncated } from '../api/gaps.ts'
import { CHECK_ANNOTATIONS } from '../api/graphql-documents.ts'
import { refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList, wireText } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const LEVELS: ReadonlyMap<string, Annotation['level']> = new Map([
  ['FAILURE', 'failure'],
  ['WARNING', 'warning'],
  ['NOTICE', 'notice'],
])

/** GitHub allows 64 KB for one message; a symptom needs far less. */
const LONGEST = 8 * 1024

const annotation = z
  .object({
    path: wireText,
    location: z.object({ start: z.object({ line: z.int() }).nullish() }).nullish(),
    annotationLevel: z.string().nullish(),
    title: wireText,
    message: wireText,
  })
  .transform((one): Annotation => ({
    path: one.path,
    line: one.location?.start?.line ?? null,
    level: LEVELS.get(one.annotationLevel ?? '') ?? 'notice',
    message: [one.title, one.message]
      .filter((text) => text !== '')
      .join('\n')
      .slice(0, LONGEST),
  }))

/** The notes of a check run as GraphQL gives them. */
export const annotationList = z
  .object({ totalCount: z.int().nonnegative().nullish(), nodes: wireList(annotation) })
  .nullish()
  .transform((list) => ({ notes: list?.nodes ?? [], total: list?.totalCount ?? list?.nodes.length ?? 0 }))

const answer = z.object({
  nodes: z.array(z.object({ annotations: annotationList }).nullable()),
})

/** By GitHub's id of the check run. */
export type AnnotationsByCheck = ReadonlyMap<string, readonly Annotation[]>

/** The notes that the tools of these jobs attached to lines of files, of each the first hundred. One call for all. */
export async function annotationsOf(
  { client }: IncidentSession,
  checks: readonly string[],
  gaps: Gap[],
): Promise<AnnotationsByCheck> {
  const ids = checks.filter((id) => id !== '')
  if (ids.length === 0) return new Map()
  const question = {
    name: 'CheckAnnotations',
    document: CHECK_ANNOTATIONS,
    variables: { ids },
    retried: true,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const what = 'the annotations of the failed jobs'
  if (problems.length > 0)
    gaps.push(gapOf(what, refusalOfProblems(problems, null, 'the query CheckAnnotations')))
  const found = new Map<string, readonly Annotation[]>()
  let unread = 0
  for (const [index, id] of ids.entries()) {
    const { notes, total } = data.nodes[index]?.annotations ?? { notes: [], total: 0 }
    found.set(id, notes)
    unread += Math.max(0, total - notes.length)
  }
  if (unread > 0) gaps.push(truncated(what, `${unread} more than the first hundred were not read.`))
  return found
}
