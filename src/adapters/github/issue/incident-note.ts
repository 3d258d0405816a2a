import { createHmac, timingSafeEqual } from 'node:crypto'

import { z } from 'zod'

import type { IncidentId } from '../../../engine/model/ids.ts'
import type { Incident } from '../../../engine/model/incident.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { wireInstant, wireSha } from '../api/wire-types.ts'

const text = z.string()

const failing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('check'),
    name: text,
    branch: z.exactOptional(text),
    suiteId: z.exactOptional(text),
  }),
  z.object({
    kind: z.literal('workflow-run'),
    workflow: text,
    workflowId: text,
    runId: text,
    attempt: z.int(),
    branch: text,
  }),
  z.object({
    kind: z.literal('deployment'),
    environment: text,
    deploymentId: text,
    task: text,
    runId: text.nullable(),
    madeBy: z.exactOptional(z.object({ workflowId: text, branch: text })),
  }),
  z.object({
    kind: z.literal('alert'),
    name: text,
    environment: text.nullable(),
    key: z.exactOptional(text),
  }),
])

const noted = z.object({
  id: text.transform((value) => value as IncidentId),
  failing,
  title: text,
  badSha: wireSha,
  seenAt: wireInstant,
  also: z.exactOptional(z.array(text)),
  again: z.exactOptional(z.object({ times: z.int().positive(), sha: wireSha, at: wireInstant })),
})

/** Names of parts that are noted; a body has an end. */
const mostParts = 20
const pattern = /<!-- prime-suspect:v1-note:([\w-]{1,8000}):([0-9a-f]{32}) -->/

/**
 * The hidden line by which a door without a memory of its own knows the incident of an issue again. Signed like the
 * marker, and like it to be believed only in what we wrote ourselves.
 */
export function incidentNote(key: string, { repo, also, failing: thing, ...incident }: Incident): string {
  const parts = also === undefined ? {} : { also: also.slice(0, mostParts) }
  const json = JSON.stringify({ ...incident, ...parts, failing: withoutSayings(thing) })
  const packed = Buffer.from(json).toString('base64url')
  return `<!-- prime-suspect:v1-note:${packed}:${signature(key, repo, packed)} -->`
}

/** The incident that the body of an issue notes; null where it notes none of this repository. */
export function notedIncident(key: string, repo: Repo, body: string): Incident | null {
  const [, packed, signed] = pattern.exec(body) ?? []
  if (packed === undefined || signed === undefined) return null
  const right = signature(key, repo, packed)
  if (!timingSafeEqual(Buffer.from(signed), Buffer.from(right))) return null
  const read = noted.safeParse(parsed(packed))
  return read.success ? { ...read.data, repo } : null
}

function signature(key: string, { owner, name }: Repo, packed: string): string {
  const subject = `prime-suspect:note:${owner}/${name}:`.toLowerCase() + packed
  return createHmac('sha256', key).update(subject).digest('hex').slice(0, 32)
}

function parsed(packed: string): unknown {
  try {
    return JSON.parse(Buffer.from(packed, 'base64url').toString())
  } catch {
    return null
  }
}

/** What a check or an alert says may be long, and is read anew. */
function withoutSayings(thing: Incident['failing']): Incident['failing'] {
  if (thing.kind !== 'check' && thing.kind !== 'alert') return thing
  const { says: _, ...rest } = thing
  return rest
}
