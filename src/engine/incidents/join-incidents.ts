import type { Failing, Incident, MadeBy } from '../model/incident.ts'
import { isSameAlert } from '../model/same-alert.ts'

/**
 * Whether two incidents tell of one failure though their ids differ: the same workflow run at the same commit of the
 * same repository. Catches a deployment whose message named its run only in the address of a log.
 */
export function areOneFailure(one: Incident, other: Incident): boolean {
  if (one.id === other.id) return true
  const [runId, otherRunId] = [runIdOf(one), runIdOf(other)]
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
  if (!sameRepo(one, other)) return false
  return thingOf(one.failing) === thingOf(other.failing) || isSameAlert(one.failing, other.failing)
}

/**
 * Whether a failure is what a known one is about once more. A run of the workflow that made a failed deployment is as
 * well: the next deployment and the run behind it are told one by one, and both go on with what is known.
 */
export function isSameAgain(known: Incident, later: Incident): boolean {
  if (isSameThing(known, later)) return true
  if (known.failing.kind !== 'deployment' || later.failing.kind !== 'workflow-run') return false
  const [made, runs] = [madeBy(known), madeBy(later)]
  const isItsWorkflow = made?.workflowId === runs?.workflowId && made?.branch === runs?.branch
  return isItsWorkflow && sameRepo(known, later)
}

function madeBy({ failing }: Incident): MadeBy | undefined {
  if (failing.kind === 'deployment') return failing.madeBy
  return failing.kind === 'workflow-run'
    ? { workflowId: failing.workflowId, branch: failing.branch }
    : undefined
}

function thingOf(failing: Failing): string {
  switch (failing.kind) {
    case 'check':
      return JSON.stringify([failing.kind, failing.name, failing.branch ?? null])
    case 'workflow-run':
      return JSON.stringify([failing.kind, failing.workflowId, failing.branch])
    case 'deployment':
      return JSON.stringify([failing.kind, failing.environment, failing.task])
    case 'alert':
      return JSON.stringify([failing.kind, failing.name, failing.environment])
  }
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
  const runId = deployed.failing.runId ?? runIdOf(known) ?? runIdOf(later)
  const workflow = madeBy(known) ?? madeBy(later)
  const failing = { ...deployed.failing, runId, ...(workflow === undefined ? {} : { madeBy: workflow }) }
  return { ...deployed, ...grown, id: known.id, failing, seenAt: known.seenAt }
}

/** The end of a suite says less than the end of a check in it. */
function withSayings(known: Failing, later: Failing): Failing {
  if (known.kind !== 'check' || later.kind !== 'check' || known.says === undefined) return later
  return { ...later, says: known.says }
}

function runIdOf(incident: Incident): string | null {
  const { failing } = incident
  return failing.kind === 'workflow-run' || failing.kind === 'deployment' ? failing.runId : null
}
