import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import type { CheckAtMerge } from '../../../engine/model/merge-checks.ts'
import { wireInstant, wireText } from '../api/wire-types.ts'

const checkRun = z.object({
  __typename: z.literal('CheckRun'),
  name: wireText,
  conclusion: z.string().nullish(),
  startedAt: wireInstant,
  completedAt: wireInstant,
  checkSuite: z
    .object({
      workflowRun: z.object({ workflow: z.object({ name: z.string() }).nullish() }).nullish(),
    })
    .nullish(),
})

const status = z.object({
  __typename: z.literal('StatusContext'),
  context: wireText,
  state: z.string(),
  createdAt: wireInstant,
})

/** One check of a commit: a check run, or a status of the older kind. */
export const checkNode = z.discriminatedUnion('__typename', [checkRun, status])

const outcomes: Readonly<Record<string, CheckAtMerge['outcome']>> = {
  SUCCESS: 'passed',
  NEUTRAL: 'passed',
  FAILURE: 'failed',
  ERROR: 'failed',
  TIMED_OUT: 'failed',
  STARTUP_FAILURE: 'failed',
  SKIPPED: 'skipped',
  PENDING: 'running',
  EXPECTED: 'running',
}

/** The check as it stood at that moment: one that ended later had not ended, whatever it said in the end. */
export function checkWhenMerged(node: z.output<typeof checkNode>, mergedAt: Instant | null): CheckAtMerge {
  if ('context' in node) {
    const { context: name, state, createdAt } = node
    const outcome = isAfter(createdAt, mergedAt) ? 'running' : (outcomes[state] ?? 'no-result')
    return { name, workflow: null, outcome, startedAt: null }
  }
  const { name, conclusion, startedAt, completedAt, checkSuite } = node
  const isOpen = conclusion === null || conclusion === undefined || isAfter(completedAt, mergedAt)
  const outcome = isOpen ? 'running' : (outcomes[conclusion] ?? 'no-result')
  return { name, workflow: checkSuite?.workflowRun?.workflow?.name ?? null, outcome, startedAt }
}

function isAfter(at: Instant | null, mergedAt: Instant | null): boolean {
  return at !== null && mergedAt !== null && Date.parse(at) > Date.parse(mergedAt)
}
