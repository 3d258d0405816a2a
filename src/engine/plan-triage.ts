import { considerRerun } from './act/consider-rerun.ts'
import { considerRevert, mayWriteIn } from './act/consider-revert.ts'
import { permittedPlan } from './act/permitted-plan.ts'
import { planActs } from './act/plan-acts.ts'
import type { Plan } from './model/act.ts'
import type { CaseRecord } from './model/case-record.ts'
import type { Dossier } from './model/dossier.ts'
import type { Instant } from './model/ids.ts'
import type { Judgement } from './model/judgement.ts'
import type { LaterFix } from './model/later-fix.ts'
import type { Policy } from './model/policy.ts'
import type { Told } from './model/told.ts'
import type { World } from './world.ts'

/** What is known when it is planned what to do about an incident. */
export type Judged = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  /** As we remember it; null where it is new. */
  readonly known: CaseRecord | null
  readonly told: Told
  readonly later: readonly LaterFix[]
  /** When the triage began, in milliseconds. */
  readonly begun: number
}

/** What to do about a judged incident, of which nothing is left that we know we may not do. */
export async function planTriage(judged: Judged, world: World, policy: Policy): Promise<Plan> {
  const { dossier, judgement, known, told, later, begun } = judged
  const wish = world.wish ?? { by: 'policy' }
  const isRerunAsked = wish.by === 'rerun'
  const revert = await considerRevert(
    { dossier, judgement, policy, wish: isRerunAsked ? { by: 'policy' } : wish },
    { now: new Date(begun).toISOString() as Instant, source: world.reverts ?? null, later },
  )
  const wanted = planActs(dossier, judgement, policy, {
    issueUrl: known?.issueUrl ?? null,
    verdict: known?.verdict ?? null,
    revert,
    ...(await offers(judged, isRerunAsked, world, policy)),
    isMuted: told.mutedUntil !== null && Date.parse(told.mutedUntil) > begun,
  })
  return await permittedPlan(wanted, world.actor)
}

type Offers = Pick<Parameters<typeof planActs>[3], 'rerun' | 'isRerunAsked' | 'buttons'>

/** What maintainers may press, where presses are heard; a re-run is looked into only where it is asked for or offered. */
async function offers(
  { dossier, told }: Judged,
  isRerunAsked: boolean,
  world: World,
  policy: Policy,
): Promise<Offers> {
  const { incident } = dossier
  const showsButtons = world.hearsButtons === true && (policy.reportTo ?? []).includes('check-run')
  if (!isRerunAsked && !showsButtons) return {}
  const rerun = { rerun: await considerRerun(incident, policy, world.reruns ?? null), isRerunAsked }
  if (!showsButtons) return rerun
  const mayRevert = (await mayWriteIn(incident.repo, world.reverts ?? null)) !== 'no'
  return { ...rerun, buttons: { told, mayRevert } }
}
