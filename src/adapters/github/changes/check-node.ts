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

/**
 * The check as it stood at the moment of the merge. One that ended later had not ended, whatever it said in the end: the
 * commit of a culprit goes red after it landed, and that would give the answer away. Of a check only the latest try is
 * told, of a status only the latest word.
 */
export function checkAt(node: z.output<typeof checkNode>, moment: Instant): CheckAtMerge {
  if ('context' in node) {
    const { context: name, state, createdAt } = node
    const isThen = createdAt !== null && !isAfter(createdAt, moment)
    return { name, workflow: null, outcome: isThen ? outcomeOf(state) : 'later', startedAt: null }
  }
  const { name, startedAt, checkSuite } = node
  const workflow = checkSuite?.workflowRun?.workflow?.name ?? null
  return { name, workflow, outcome: outcomeOfRun(node, moment), startedAt }
}

function outcomeOfRun(
  { conclusion, startedAt, completedAt }: z.output<typeof checkRun>,
  moment: Instant,
): CheckAtMerge['outcome'] {
  if (startedAt !== null && isAfter(startedAt, moment)) return 'later'
  if (conclusion === null || conclusion === undefined) return 'running'
  if (completedAt === null) return 'no-result'
  return isAfter(completedAt, moment) ? 'running' : outcomeOf(conclusion)
}

function outcomeOf(said: string): CheckAtMerge['outcome'] {
  return outcomes[said] ?? 'no-result'
}

function isAfter(at: Instant, moment: Instant): boolean {
  return Date.parse(at) > Date.parse(moment)
}
