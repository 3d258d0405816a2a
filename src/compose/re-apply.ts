import { considerReApply, type RevertWorld } from '../engine/act/consider-revert.ts'
import type { Performed } from '../engine/model/act.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Policy } from '../engine/model/policy.ts'
import type { Actor } from '../engine/ports.ts'
import { reApplyBody } from '../engine/report/revert-body.ts'

/** Opens a draft that applies again what a merged revert of ours took back; refused with the reason where it may not. */
export async function reApply(
  incident: Incident,
  pull: number,
  policy: Policy,
  { actor, ...world }: RevertWorld & { readonly actor: Actor },
): Promise<Performed> {
  const planned = await considerReApply({ incident, changes: [], policy, pull }, world)
  if (planned.kind === 'withhold') return { kind: 'refused', because: planned.withheld.says }
  if (planned.kind !== 'take') return { kind: 'refused', because: 'Nothing is to be applied again.' }
  return await actor.perform(planned.act, { body: reApplyBody(planned.act) })
}
