import type { Plan, ReRun, RerunWithheldBecause } from '../model/act.ts'
import { type Incident, runBehind } from '../model/incident.ts'
import { defaultRerun, type Policy } from '../model/policy.ts'
import type { RerunKnowledge, RunState } from '../model/rerun.ts'
import { giveThem } from './missing-permission.ts'

export type RerunPlan =
  | { readonly kind: 'take'; readonly act: ReRun }
  | { readonly kind: 'withhold'; readonly withheld: Plan['withhold'][number] }

export type RerunQuestion = {
  readonly incident: Incident
  readonly policy: Policy
  readonly knowledge: RerunKnowledge
}

/** Started by us in one repository in 24 hours at most. */
const mostADay = 10

/**
 * Whether the failed jobs of the run behind an incident are started again, or why not. Only ever on a maintainer's word.
 * A run of which a job names an environment may deploy when it is started again, so only the owner's word for that
 * workflow lets it. Source: "Re-running workflows and jobs" of GitHub's documentation.
 */
export function planRerun({ incident, policy, knowledge }: RerunQuestion): RerunPlan {
  const run = runBehind(incident.failing)
  const objection = objectionTo(run, policy, knowledge)
  const { state } = knowledge
  if (objection !== null || run === null || state === null)
    return { kind: 'withhold', withheld: withheld(objection ?? unknownRun) }
  const { id, repo } = incident
  return { kind: 'take', act: { kind: 're-run', incident: id, repo, run, attempt: state.attempt } }
}

type Objection = { readonly because: RerunWithheldBecause; readonly says: string }

const unknownRun: Objection = {
  because: 'run-unknown',
  says: 'the forge did not say how its run stands',
}

function objectionTo(
  run: string | null,
  { mode, rerun = defaultRerun }: Policy,
  { state, lately, mayWrite }: RerunKnowledge,
): Objection | null {
  if (mode === 'observe') return no('observe-only', 'the configuration says to observe only')
  if (rerun.mode === 'off') return no('rerun-off', 'the configuration switches that off')
  if (run === null) return no('no-run', 'no run of GitHub Actions is known behind this failure')
  if (state === null) return unknownRun
  if (!state.isEnded) return no('run-goes-on', `attempt ${state.attempt} of its run has not ended yet`)
  if (state.attempt > rerun.mostPerIncident)
    return no('cap-reached', `its run had ${state.attempt} attempts already, and no more are allowed`)
  if (state.deploys.kind === 'maybe' && !isMarkedSafe(state, rerun.workflows))
    return no('may-deploy', `it might deploy again: ${state.deploys.because}`)
  if ((lately ?? 0) >= mostADay)
    return no('cap-reached', `${lately} runs were started again in this repository in the last 24 hours`)
  if (mayWrite === 'no') return no('no-write-permission', giveThem(['actions: write']))
  return null
}

function isMarkedSafe({ workflow }: RunState, names: readonly string[]): boolean {
  return names.some((name) => name.toLowerCase() === workflow.toLowerCase())
}

function no(because: RerunWithheldBecause, says: string): Objection {
  return { because, says }
}

function withheld({ because, says }: Objection): Plan['withhold'][number] {
  return { act: 're-run', because, says: `Nothing was started again, because ${says}.` }
}
