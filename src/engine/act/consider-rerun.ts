import { type Incident, runBehind } from '../model/incident.ts'
import type { Policy } from '../model/policy.ts'
import type { RerunKnowledge } from '../model/rerun.ts'
import type { RerunSource } from '../ports.ts'
import { answerOrNull } from './answer-or-null.ts'
import { planRerun, type RerunPlan } from './plan-rerun.ts'

/**
 * Plans a re-run after asking what has to be known of the world, and only as long as nothing stands against it. An
 * answer that does not come counts as a no, but for what nobody remembers.
 */
export async function considerRerun(
  incident: Incident,
  policy: Policy,
  source: RerunSource | null,
): Promise<RerunPlan> {
  const run = runBehind(incident.failing)
  const hopeful = { attempt: 1, isEnded: true, workflow: '', deploys: { kind: 'no' } } as const
  const plan = (knowledge: Partial<RerunKnowledge>): RerunPlan =>
    planRerun({
      incident,
      policy,
      knowledge: { state: hopeful, lately: null, mayWrite: 'unknown', ...knowledge },
    })
  const first = plan({})
  if (first.kind !== 'take' || run === null) return first
  const state = await answerOrNull(() => source?.state(incident.repo, run))
  const second = plan({ state })
  if (second.kind !== 'take') return second
  const lately = await answerOrNull(() => source?.lately?.(incident.repo))
  const mayWrite = (await answerOrNull(() => source?.mayWrite?.(incident.repo))) ?? 'unknown'
  return plan({ state, lately, mayWrite })
}
