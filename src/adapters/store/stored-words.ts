import { z } from 'zod'

import type { CaseWindow } from '../../engine/model/case-window.ts'
import type { ChangeId, IncidentId, Instant, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { Said } from '../../engine/model/told.ts'
import type { Verdict } from '../../engine/model/verdict.ts'
import type { ChangeName, Word } from '../../engine/model/word.ts'

/** Shapes of what is read back from the database, which an older or newer version may have written. */

const text = z.string()
export const storedSha = text.regex(/^[0-9a-f]{40}$/).transform((value) => value as Sha)
export const storedInstant = z.iso.datetime({ offset: true }).transform((value) => value as Instant)
export const storedIncidentId = text.transform((value) => value as IncidentId)
const changeId = text.transform((value) => value as ChangeId)

export const storedRepo = z.object({ owner: text, name: text })

export const storedFailing: z.ZodType<Failing> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('check'),
    name: text,
    branch: z.exactOptional(text),
    suiteId: z.exactOptional(text),
    says: z.exactOptional(text),
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
    says: z.exactOptional(text),
  }),
])

export const storedIncident: z.ZodType<Incident> = z.object({
  id: storedIncidentId,
  repo: storedRepo,
  failing: storedFailing,
  title: text,
  badSha: storedSha,
  seenAt: storedInstant.nullable(),
  also: z.exactOptional(z.array(text)),
  again: z.exactOptional(
    z.object({ times: z.int().positive(), sha: storedSha, at: storedInstant.nullable() }),
  ),
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

const changeName: z.ZodType<ChangeName> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pull'), number: z.int().positive() }),
  z.object({ kind: z.literal('commit'), starts: text.regex(/^[0-9a-f]{7,40}$/) }),
])

export const storedWord: z.ZodType<Word> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['triage', 'rerun', 'none', 'unmute', 'help', 'unknown']) }),
  z.object({ kind: z.enum(['confirm', 'clear', 'explain', 'revert', 're-apply']), change: changeName }),
  z.object({ kind: z.literal('mute'), milliseconds: z.int().positive() }),
])

export const storedSaid: z.ZodType<Said> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['confirmed', 'cleared', 'explained']), change: changeId }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('flaky'), how: z.enum(['label', 'not-planned']) }),
  z.object({ kind: z.literal('passed-again') }),
  z.object({ kind: z.literal('muted'), until: storedInstant }),
  z.object({ kind: z.literal('reverted'), change: changeId, isOurs: z.boolean() }),
  z.object({ kind: z.literal('asked') }),
])

export const storedWindow: z.ZodType<CaseWindow> = z.object({
  good: storedSha.nullable(),
  bad: storedSha,
  changes: z.array(z.object({ id: changeId, pull: z.int().nullable() })),
  failures: z.array(z.object({ name: text, excerpt: text })),
  signature: z.exactOptional(text),
})
