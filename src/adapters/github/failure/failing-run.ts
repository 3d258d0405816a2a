import { deploymentHistory } from '../range/deployment-history.ts'
import type { IncidentSession } from '../session/incident-session.ts'

/** A run, and which attempt of it failed; null where that has to be found out. */
export type RunAttempt = { readonly runId: string; readonly attempt: number | null }

/** The attempt whose jobs hold the failing log; null where no workflow run is behind the failure. */
export async function failingRun(session: IncidentSession): Promise<RunAttempt | null> {
  const { failing } = session.incident
  if (failing.kind === 'workflow-run') return { runId: failing.runId, attempt: failing.attempt }
  if (failing.kind !== 'deployment') return null
  const runId = failing.runId ?? (await runOfDeployment(session, failing.environment, failing.deploymentId))
  return runId === null ? null : { runId, attempt: null }
}

async function runOfDeployment(
  session: IncidentSession,
  environment: string,
  deploymentId: string,
): Promise<string | null> {
  const history = await deploymentHistory(session, environment, deploymentId)
  return history.find((one) => one.id === deploymentId)?.runId ?? null
}
