import { goesOn } from '../model/goes-on.ts'
import { type Failing, type Incident, type MadeBy, runBehind } from '../model/incident.ts'
import { isSameFailing } from '../model/same-failing.ts'

/**
 * Whether two incidents tell of one failure though their ids differ: the same workflow run at the same commit of the
 * same repository. Catches a deployment whose message named its run only in the address of a log.
 */
export function areOneFailure(one: Incident, other: Incident): boolean {
  if (one.id === other.id) return true
  const [runId, otherRunId] = [runBehind(one.failing), runBehind(other.failing)]
  return runId !== null && runId === otherRunId && one.badSha === other.badSha && sameRepo(one, other)
}

/** Whether two deployments went to different environments, each by a run of its own: one may work while the other fails. */
export function areApart({ failing: one }: Incident, { failing: other }: Incident): boolean {
  if (one.kind !== 'deployment' || other.kind !== 'deployment') return false
  const areOfOneRun = one.runId === null || other.runId === null || one.runId === other.runId
  return one.environment !== other.environment && !areOfOneRun
}

/** Whether it is the same environment, workflow, check or alert that fails, at whichever commit. */
export function isSameThing(one: Incident, other: Incident): boolean {
  return sameRepo(one, other) && isSameFailing(one.failing, other.failing)
}

/** Whether a failure is what a known one is about once more, at whichever commit. */
export function isSameAgain(known: Incident, later: Incident): boolean {
  return sameRepo(known, later) && goesOn(known.failing, later.failing)
}

function madeBy({ failing }: Incident): MadeBy | undefined {
  if (failing.kind === 'deployment') return failing.madeBy
  return failing.kind === 'workflow-run'
    ? { workflowId: failing.workflowId, branch: failing.branch }
    : undefined
}

function sameRepo({ repo: one }: Incident, { repo: other }: Incident): boolean {
  return (
    one.owner.toLowerCase() === other.owner.toLowerCase() &&
    one.name.toLowerCase() === other.name.toLowerCase()
  )
}

/**
 * One incident for both messages of one failure. The id that is known already stays, so that the issue does too; the
 * deployment is what people miss, and it knows the better last good state, so it is what fails.
 */
export function joinIncidents(known: Incident, later: Incident): Incident {
  const grown = {
    ...(known.also === undefined ? {} : { also: known.also }),
    ...(known.again === undefined ? {} : { again: known.again }),
  }
  const deployed = [known, later].find((one) => one.failing.kind === 'deployment')
  if (deployed === undefined || deployed.failing.kind !== 'deployment') {
    return { ...later, ...grown, id: known.id, failing: withSayings(known.failing, later.failing) }
  }
  const runId = deployed.failing.runId ?? runBehind(known.failing) ?? runBehind(later.failing)
  const workflow = madeBy(known) ?? madeBy(later)
  const failing = { ...deployed.failing, runId, ...(workflow === undefined ? {} : { madeBy: workflow }) }
  return { ...deployed, ...grown, id: known.id, failing, seenAt: known.seenAt }
}

/** The end of a suite says less than the end of a check in it. */
function withSayings(known: Failing, later: Failing): Failing {
  if (known.kind !== 'check' || later.kind !== 'check' || known.says === undefined) return later
  return { ...later, says: known.says }
}
