import type { Incident } from '../../engine/model/incident.ts'

/**
 * Whether two incidents tell of one failure though their ids differ: the same workflow run at the same commit of the
 * same repository. Catches a deployment whose message named its run only in the address of a log.
 */
export function areOneFailure(one: Incident, other: Incident): boolean {
  if (one.id === other.id) return true
  const [runId, otherRunId] = [runIdOf(one), runIdOf(other)]
  return (
    runId !== null &&
    runId === otherRunId &&
    one.badSha === other.badSha &&
    one.repo.owner.toLowerCase() === other.repo.owner.toLowerCase() &&
    one.repo.name.toLowerCase() === other.repo.name.toLowerCase()
  )
}

/**
 * One incident for both messages of one failure. The id that is known already stays, so that the issue does too; the
 * deployment is what people miss, and it knows the better last good state, so it is what fails.
 */
export function joinIncidents(known: Incident, later: Incident): Incident {
  const deployed = [known, later].find((one) => one.failing.kind === 'deployment')
  if (deployed === undefined || deployed.failing.kind !== 'deployment') return { ...later, id: known.id }
  const runId = deployed.failing.runId ?? runIdOf(known) ?? runIdOf(later)
  return { ...deployed, id: known.id, failing: { ...deployed.failing, runId }, seenAt: known.seenAt }
}

function runIdOf(incident: Incident): string | null {
  const { failing } = incident
  return failing.kind === 'workflow-run' || failing.kind === 'deployment' ? failing.runId : null
}
