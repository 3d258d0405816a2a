import type { OpenReApply } from '../model/act.ts'
import type { Change } from '../model/change.ts'
import type { Instant } from '../model/ids.ts'
import type { Incident } from '../model/incident.ts'
import type { LaterFix } from '../model/later-fix.ts'
import type { Policy } from '../model/policy.ts'
import type { Repo } from '../model/repo.ts'
import type { RevertHistory, RevertKnowledge, RevertTrial } from '../model/revert.ts'
import type { RevertSource } from '../ports.ts'
import { answerOrNull } from './answer-or-null.ts'
import { planReApply } from './plan-re-apply.ts'
import {
  planRevert,
  type RevertPlan,
  type RevertQuestion,
  type RevertWish,
  wantedChange,
} from './plan-revert.ts'

const day = 24 * 3_600_000

export type RevertWorld = {
  readonly now: Instant
  /** Null: nobody can be asked, so nothing is opened. */
  readonly source: RevertSource | null
  /** What landed after the failing commit. */
  readonly later?: readonly LaterFix[]
}

export type ReApplyWish = {
  readonly incident: Pick<Incident, 'id' | 'repo'>
  /** Of the incident's range, as far as they are known. */
  readonly changes: readonly Pick<Change, 'pull' | 'mergedAt'>[]
  readonly policy: Policy
  readonly pull: number
}

/**
 * Plans a revert after asking what has to be known of the world. The forge is asked only where nothing else stands
 * against one, so that a policy that only suggests costs no call. An answer that does not come counts as a no.
 */
export async function considerRevert(
  question: Omit<RevertQuestion, 'knowledge' | 'wish'> & { readonly wish: RevertWish },
  world: RevertWorld,
): Promise<RevertPlan> {
  const { wish } = question
  return wish.by === 're-apply'
    ? await considerReApply({ ...question.dossier, policy: question.policy, pull: wish.pull }, world)
    : await considerTakingBack({ ...question, wish }, world)
}

async function considerTakingBack(
  question: Omit<RevertQuestion, 'knowledge'>,
  { now, source, later = [] }: RevertWorld,
): Promise<RevertPlan> {
  const change = wantedChange(question)
  const { range, incident } = question.dossier
  const trial =
    change === null || source?.trial === undefined
      ? null
      : await answerOrNull<RevertTrial>(() => source.trial?.(change, range.bad))
  const known = { now, mayWrite: 'unknown', trial, later } as const
  const first = planRevert({ ...question, knowledge: { ...known, history: { reverts: [], opened: [] } } })
  if (first.kind !== 'take') return first
  const since = earlier(change?.mergedAt ?? now, before(now, day))
  const history = await answerOrNull<RevertHistory>(() => source?.history?.(incident.repo, since))
  const second = planRevert({ ...question, knowledge: { ...known, history } })
  if (second.kind !== 'take') return second
  const mayWrite = await mayWriteIn(incident.repo, source)
  return planRevert({ ...question, knowledge: { ...known, mayWrite, history } })
}

/** The revert of a change is younger than the change, so it is enough to look as far back as that, or a week. */
export async function considerReApply(
  { incident, changes, policy, pull }: ReApplyWish,
  { now, source }: RevertWorld,
): Promise<RevertPlan<OpenReApply>> {
  const question = { incident, pull, policy }
  const change = changes.find((one) => one.pull === pull)
  const since = earlier(change?.mergedAt ?? before(now, 7 * day), before(now, day))
  const history = await answerOrNull<RevertHistory>(() => source?.history?.(incident.repo, since))
  const first = planReApply({ ...question, knowledge: { now, mayWrite: 'unknown', history } })
  if (first.kind !== 'take') return first
  const mayWrite = await mayWriteIn(incident.repo, source)
  return planReApply({ ...question, knowledge: { now, mayWrite, history } })
}

/** Who cannot say is asked by the writing itself; GitHub then refuses in words. */
export async function mayWriteIn(
  repo: Repo,
  source: RevertSource | null,
): Promise<RevertKnowledge['mayWrite']> {
  return (await answerOrNull(() => source?.mayWrite?.(repo))) ?? 'unknown'
}

function before(now: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(now) - milliseconds).toISOString() as Instant
}

function earlier(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? one : other
}
