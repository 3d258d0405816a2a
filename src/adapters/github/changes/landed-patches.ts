import { z } from 'zod'

import type { FileChange } from '../../../engine/model/change.ts'
import type { Refusal } from '../../../engine/model/refusal.ts'
import { type BatchAnswer, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { sourcesDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import type { Sides } from './landing-sides.ts'
import { patchBetween } from './patch-between.ts'

/** One file of a change whose patch is wanted. */
export type WantedPatch = { readonly file: FileChange; readonly sides: Sides }

export type LandedPatches = {
  /** The file with its patch; without one where its text cannot be compared. */
  readonly files: ReadonlyMap<WantedPatch, FileChange>
  readonly refusal: Refusal | null
}

/** Each file is two texts; GitHub bears as many small objects at a time. */
const BATCH = 40

const blob = z.object({
  text: z.string().nullish(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().nullish(),
})
type Blob = z.output<typeof blob> | null

const answer = z.object({ repository: z.record(z.string(), blob.nullable()) })

/**
 * Patches of many changes at once: the texts before and after each change landed, compared here. GitHub gives ready
 * patches only change by change, a call each.
 */
export async function landedPatches(
  session: IncidentSession,
  wanted: readonly WantedPatch[],
  calls: number,
): Promise<LandedPatches> {
  const asked = await inAdaptiveBatches(wanted, BATCH, (batch) => ask(session, batch), calls)
  return { files: asked.answers, refusal: asked.refusal }
}

async function ask(
  { client, incident }: IncidentSession,
  batch: readonly WantedPatch[],
): Promise<BatchAnswer<WantedPatch, FileChange>> {
  const at = batch.flatMap(({ file, sides }, index) => [
    [`at${index * 2}`, `${sides.before}:${file.path}`],
    [`at${index * 2 + 1}`, `${sides.after}:${file.path}`],
  ])
  const question = {
    name: 'Sources',
    document: sourcesDocument(batch.length * 2),
    variables: { ...incident.repo, ...Object.fromEntries(at) },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<WantedPatch, FileChange>()
  for (const [index, one] of batch.entries()) {
    const [before, after] = [`f${index * 2}`, `f${index * 2 + 1}`]
    const [old, now] = [data.repository[before] ?? null, data.repository[after] ?? null]
    if (isCutShort(problems, before, old === null) || isCutShort(problems, after, now === null)) continue
    answers.set(one, withPatch(one.file, old, now))
  }
  const refusal =
    answers.size === batch.length ? null : refusalOfProblems(problems, null, 'the query Sources')
  return { answers, refusal }
}

function withPatch(file: FileChange, old: Blob, now: Blob): FileChange {
  const isText = [old, now].every(
    (side) => side === null || (typeof side.text === 'string' && side.isTruncated !== true),
  )
  if (!isText || (old === null && now === null)) return file
  const found = patchBetween(old?.text ?? '', now?.text ?? '')
  if (found === null) return file
  const edited = now === null ? 'removed' : 'modified'
  return { ...file, ...found, status: old === null ? 'added' : edited }
}
