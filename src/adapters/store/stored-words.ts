import { z } from 'zod'

import type { ChangeId, IncidentId, Instant, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { Verdict } from '../../engine/model/verdict.ts'

/** Shapes of what is read back from the database, which an older or newer version may have written. */

const text = z.string()
export const storedSha = text.regex(/^[0-9a-f]{40}$/).transform((value) => value as Sha)
export const storedInstant = z.iso.datetime({ offset: true }).transform((value) => value as Instant)
export const storedIncidentId = text.transform((value) => value as IncidentId)
const changeId = text.transform((value) => value as ChangeId)

export const storedRepo = z.object({ owner: text, name: text })

export const storedFailing: z.ZodType<Failing> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('check'), name: text }),
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
  }),
  z.object({ kind: z.literal('alert'), name: text, environment: text.nullable() }),
])

export const storedIncident: z.ZodType<Incident> = z.object({
  id: storedIncidentId,
  repo: storedRepo,
  failing: storedFailing,
  title: text,
  badSha: storedSha,
  seenAt: storedInstant.nullable(),
})

export const storedVerdict: z.ZodType<Verdict> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('culprit'), id: changeId }),
  z.object({ kind: z.literal('shortlist'), ids: z.array(changeId) }),
  z.object({
    kind: z.literal('silent'),
    because: z.enum([
      'flaky',
      'infrastructure',
      'recovered',
      'outside-cause',
      'empty-range',
      'open-range',
      'weak-evidence',
    ]),
    says: text,
  }),
])
