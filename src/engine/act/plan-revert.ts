import type { OpenReApply, OpenRevert, Plan } from '../model/act.ts'
import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { RevertAdvice, RevertKnowledge } from '../model/revert.ts'
import { mayNotWrite } from './missing-permission.ts'
import { plainTitle } from './plain-title.ts'
import { revertConflicts } from './revert-conflicts.ts'
import { revertDependents } from './revert-dependents.ts'
import {
  objectionByConflict,
  objectionByHistory,
  objectionByLaterFix,
  objectionByRange,
  objectionToAge,
  objectionToAuthor,
  objectionToAutomatic,
  objectionToChange,
  type Objection,
} from './revert-guards.ts'

export type WithheldRevert = Plan['withhold'][number]

/** Who wants it: the policy for the culprit it named, or a maintainer for the pull request they named. */
export type TakeBackWish = { readonly by: 'policy' } | { readonly by: 'command'; readonly pull: number }

/** Or a maintainer who wants a pull request applied again that we took back. */
export type RevertWish = TakeBackWish | { readonly by: 're-apply'; readonly pull: number }

/** Or one who wants to see whether it fails again. */
export type Wish = RevertWish | { readonly by: 'rerun' }

export type RevertQuestion = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  readonly policy: Policy
  readonly knowledge: RevertKnowledge
  readonly wish: TakeBackWish
}

export type RevertPlan<Taken = OpenRevert | OpenReApply> =
  /** The verdict names no culprit, so there is nothing to take back unasked. */
  | { readonly kind: 'nothing-named' }
  /** `advice` is null where no change of the range is to be taken back. */
  | { readonly kind: 'take'; readonly act: Taken; readonly advice: RevertAdvice | null }
  | { readonly kind: 'withhold'; readonly withheld: WithheldRevert; readonly advice: RevertAdvice | null }

/**
 * Whether a draft that takes a change back is opened, or why not. Pure: what has to be known of the world (the time,
 * other reverts, our permission, a trial) is handed in, see `considerRevert`; what could not be learnt means no.
 *
 * For a maintainer's command give `wish: { by: 'command', pull: 12 }`. Who asked is not stored, and whether they may is
 * the caller's question, asked before this. Only a change of the dossier's own range is ever taken back.
 */
export function planRevert(question: RevertQuestion): RevertPlan<OpenRevert> {
  const { dossier, judgement, knowledge, wish } = question
  if (wish.by === 'policy' && judgement.verdict.kind !== 'culprit') return { kind: 'nothing-named' }
  const change = wantedChange(question)
  if (change === null) {
    const says = 'the range of this incident has no such pull request'
    return { kind: 'withhold', withheld: withheld({ because: 'outside-range', says }), advice: null }
  }
  const advice = adviseRevert(change, dossier, knowledge)
  const objection = objectionTo(change, advice, question)
  const landed = change.commits[0]
  if (objection !== null || change.pull === null || landed === undefined)
    return { kind: 'withhold', withheld: withheld(objection ?? unnamed), advice }
  const { id, repo } = dossier.incident
  const title = `Revert #${change.pull}: ${plainTitle(change.title, longestTitle)}`
  const act: OpenRevert = {
    kind: 'open-revert',
    incident: id,
    repo,
    change: change.id,
    pull: change.pull,
    landed,
    ...(typeof change.mainline === 'number' && change.mainline > 1 ? { mainline: change.mainline } : {}),
    title,
  }
  return { kind: 'take', act, advice }
}

/** What is known about taking a change back, for the report; it needs neither policy nor permission. */
export function adviseRevert(
  change: Change,
  { changes }: Dossier,
  { trial }: Pick<RevertKnowledge, 'trial'>,
): RevertAdvice {
  return {
    change: change.id,
    conflicts: revertConflicts(change, changes),
    dependents: revertDependents(change, changes),
    trial,
  }
}

/** Longer titles are cut; GitHub refuses more than 256 characters. */
const longestTitle = 160

const unnamed: Objection = { because: 'no-pull-request', says: 'the change has no pull request' }

/** The change that is to be taken back; null where it is not one of the range. */
export function wantedChange({
  dossier: { changes },
  judgement: { verdict },
  wish,
}: Pick<RevertQuestion, 'dossier' | 'judgement' | 'wish'>): Change | null {
  const found =
    wish.by === 'command'
      ? changes.find(({ pull }) => pull !== null && pull === wish.pull)
      : changes.find(({ id }) => verdict.kind === 'culprit' && id === verdict.id)
  return found ?? null
}

/** The order is the policy: what makes a revert wrong comes before what makes it not ours to open. */
function objectionTo(change: Change, advice: RevertAdvice, question: RevertQuestion): Objection | null {
  const { dossier, policy, knowledge, wish } = question
  const { now, history, mayWrite, later = [] } = knowledge
  return (
    objectionByMode(policy) ??
    objectionToChange(change, dossier) ??
    objectionToAge(change, now, policy.revert) ??
    objectionByRange(change, dossier) ??
    objectionByLaterFix(change, later, dossier.incident.failing, wish.by) ??
    objectionByConflict(advice) ??
    objectionByWish(question) ??
    objectionByHistory(change, history, now, policy.revert) ??
    (mayWrite === 'no' ? mayNotWrite : null) ??
    (wish.by === 'policy' ? (objectionToAuthor(change) ?? objectionToAutomatic(advice)) : null)
  )
}

function objectionByMode({ mode, revert }: Policy): Objection | null {
  if (mode === 'observe') return { because: 'observe-only', says: 'the configuration says to observe only' }
  return revert.mode === 'off'
    ? { because: 'revert-off', says: 'the configuration switches reverts off' }
    : null
}

function objectionByWish({ judgement, policy: { revert }, wish }: RevertQuestion): Objection | null {
  if (revert.mode === 'suggest')
    return { because: 'suggest-only', says: 'the configuration says to suggest one only' }
  if (wish.by === 'command') return null
  if (revert.mode === 'on-command')
    return { because: 'needs-command', says: 'the configuration leaves that to a maintainer’s command' }
  const { ranking, verdict } = judgement
  const probability =
    verdict.kind === 'culprit' ? ranking.suspects.find(({ id }) => id === verdict.id)?.probability : undefined
  return (probability ?? 0) >= revert.automaticFrom
    ? null
    : { because: 'not-sure-enough', says: 'the culprit is not sure enough for one that nobody asked for' }
}

function withheld({ because, says }: Objection): WithheldRevert {
  return { act: 'open-revert', because, says: `No revert was opened, because ${says}.` }
}
