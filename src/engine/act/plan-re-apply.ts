import type { OpenReApply } from '../model/act.ts'
import type { Incident } from '../model/incident.ts'
import type { Policy } from '../model/policy.ts'
import type { RevertKnowledge } from '../model/revert.ts'
import { mayNotWrite } from './missing-permission.ts'
import type { RevertPlan } from './plan-revert.ts'
import { type Objection, objectionByCap } from './revert-guards.ts'

export type ReApplyQuestion = {
  readonly incident: Pick<Incident, 'id' | 'repo'>
  /** The pull request that was taken back. */
  readonly pull: number
  readonly policy: Policy
  readonly knowledge: Pick<RevertKnowledge, 'now' | 'history' | 'mayWrite'>
}

/**
 * Whether a draft is opened that applies again what a merged revert of ours took back. Only ever on a maintainer's
 * command; it is the one revert of a revert there is.
 */
export function planReApply(question: ReApplyQuestion): RevertPlan<OpenReApply> {
  const { incident, pull, knowledge } = question
  const revert = knowledge.history?.reverts.find((one) => one.of === pull && one.isOurs)
  const objection = objectionTo(question, revert?.state === 'merged' ? revert.number : null)
  if (objection !== null || revert === undefined) {
    const { because, says } = objection ?? noMerged
    const withheld = { act: 'open-re-apply', because, says: `Nothing was applied again, because ${says}.` }
    return { kind: 'withhold', withheld, advice: null }
  }
  const act: OpenReApply = {
    kind: 'open-re-apply',
    incident: incident.id,
    repo: incident.repo,
    pull,
    revert: revert.number,
    title: `Re-apply #${pull}, taken back by #${revert.number}`,
  }
  return { kind: 'take', act, advice: null }
}

const noMerged: Objection = {
  because: 'no-merged-revert',
  says: 'no revert of it that Prime Suspect opened was merged',
}

function objectionTo(
  { policy, knowledge: { now, history, mayWrite } }: ReApplyQuestion,
  revert: number | null,
): Objection | null {
  if (policy.mode === 'observe')
    return { because: 'observe-only', says: 'the configuration says to observe only' }
  if (policy.revert.mode === 'off')
    return { because: 'revert-off', says: 'the configuration switches reverts off' }
  if (policy.revert.mode === 'suggest')
    return { because: 'suggest-only', says: 'the configuration says to suggest one only' }
  if (history === null)
    return { because: 'reverts-unknown', says: 'it could not be found out which reverts there are' }
  if (revert === null) return noMerged
  const again = history.reverts.find(({ of }) => of === revert)
  if (again !== undefined)
    return { because: 're-apply-exists', says: `that was tried already (#${again.number})` }
  if (mayWrite === 'no') return mayNotWrite
  return objectionByCap(history, now, policy.revert)
}
