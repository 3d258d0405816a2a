import type { Instant } from '../model/ids.ts'
import { Refusal } from '../model/refusal.ts'
import type { RevertHistory, RevertKnowledge, RevertTrial } from '../model/revert.ts'
import type { RevertSource } from '../ports.ts'
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
  readonly mayWrite: RevertKnowledge['mayWrite']
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
    ? await considerReApply({ ...question, pull: wish.pull }, world)
    : await considerTakingBack({ ...question, wish }, world)
}

async function considerTakingBack(
  question: Omit<RevertQuestion, 'knowledge'>,
  { now, source, mayWrite }: RevertWorld,
): Promise<RevertPlan> {
  const change = wantedChange(question)
  const { range, incident } = question.dossier
  const trial =
    change === null || source?.trial === undefined
      ? null
      : await orNull<RevertTrial>(() => source.trial?.(change, range.bad))
  const known = { now, mayWrite, trial }
  const first = planRevert({ ...question, knowledge: { ...known, history: { reverts: [], opened: [] } } })
  if (first.kind !== 'take') return first
  const since = earlier(change?.mergedAt ?? now, dayBefore(now))
  const history = await orNull<RevertHistory>(() => source?.history?.(incident.repo, since))
  return planRevert({ ...question, knowledge: { ...known, history } })
}

/** The revert of a change is younger than the change, so it is enough to look as far back as that. */
async function considerReApply(
  { dossier, policy, pull }: Omit<RevertQuestion, 'knowledge' | 'wish'> & { readonly pull: number },
  { now, source, mayWrite }: RevertWorld,
): Promise<RevertPlan> {
  const { incident, changes } = dossier
  const question = { incident, pull, policy }
  const change = changes.find((one) => one.pull === pull)
  const since = earlier(change?.mergedAt ?? now, dayBefore(now))
  const history = await orNull<RevertHistory>(() => source?.history?.(incident.repo, since))
  return planReApply({ ...question, knowledge: { now, mayWrite, history } })
}

function dayBefore(now: Instant): Instant {
  return new Date(Date.parse(now) - day).toISOString() as Instant
}

function earlier(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? one : other
}

async function orNull<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await ask()) ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
