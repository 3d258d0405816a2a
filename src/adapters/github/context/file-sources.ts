import { z } from 'zod'

import type { Completeness } from '../../../engine/model/completeness.ts'
import type { SourceFile } from '../../../engine/model/context.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { Answer } from '../../../engine/ports.ts'
import { type BatchAnswer, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { gapOf } from '../api/gaps.ts'
import { sourcesDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const blob = z.object({
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().nullish(),
})

const answer = z.object({ repository: z.record(z.string(), blob.nullable()) })

type Known = Map<string, readonly SourceFile[]>

/** What a session read, by commit and path. */
const known = new WeakMap<IncidentSession, Map<Sha, Known>>()

function knownAt(session: IncidentSession, sha: Sha): Known {
  const ofSession = known.get(session) ?? new Map<Sha, Known>()
  const found = ofSession.get(sha) ?? new Map<string, readonly SourceFile[]>()
  known.set(session, ofSession.set(sha, found))
  return found
}

/**
 * Text of files at a commit, each read once in a session. Binary files, folders and files that are not there have
 * none.
 */
export async function fileSources(
  session: IncidentSession,
  sha: Sha,
  paths: readonly string[],
): Promise<Answer<readonly SourceFile[]>> {
  const read = knownAt(session, sha)
  const unread = paths.filter((path) => !read.has(path))
  const asked = await inAdaptiveBatches(unread, unread.length, (batch) => ask(session, sha, batch))
  for (const [path, files] of asked.answers) read.set(path, files)
  const value = paths.flatMap((path) => read.get(path) ?? [])
  if (asked.refusal === null) return { value, gaps: [] }
  const missing = gapOf(`source of ${asked.unanswered.length} files`, asked.refusal)
  return { value, gaps: [missing] }
}

async function ask(
  { client, incident }: IncidentSession,
  sha: Sha,
  batch: readonly string[],
): Promise<BatchAnswer<string, readonly SourceFile[]>> {
  const at = Object.fromEntries(batch.map((path, index) => [`at${index}`, `${sha}:${path}`]))
  const question = {
    name: 'Sources',
    document: sourcesDocument(batch.length),
    variables: { ...incident.repo, ...at },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<string, readonly SourceFile[]>()
  for (const [index, path] of batch.entries()) {
    const file = data.repository[`f${index}`]
    if (!isCutShort(problems, `f${index}`, !file)) answers.set(path, sourceOf(path, file ?? null))
  }
  const refusal =
    answers.size === batch.length ? null : refusalOfProblems(problems, null, 'the query Sources')
  return { answers, refusal }
}

function sourceOf(path: string, file: z.output<typeof blob> | null): readonly SourceFile[] {
  if (file === null || typeof file.text !== 'string') return []
  const completeness: Completeness =
    file.isTruncated === true
      ? { kind: 'truncated', because: 'GitHub gave the beginning of the file only.' }
      : { kind: 'complete' }
  return [{ path, text: file.text, completeness }]
}
