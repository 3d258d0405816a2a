import { deploymentHistory } from '../range/deployment-history.ts'
import { runById } from '../range/workflow-runs.ts'
import type { IncidentSession } from '../session/incident-session.ts'

/** One attempt of a run. */
export type RunAttempt = { readonly runId: string; readonly attempt: number }

/** The attempt whose jobs hold the failing log; null where no workflow run is behind the failure. */
export async function failingRun(session: IncidentSession): Promise<RunAttempt | null> {
  const { failing } = session.incident
  if (failing.kind === 'workflow-run') return { runId: failing.runId, attempt: failing.attempt }
  if (failing.kind !== 'deployment') return null
  const runId = failing.runId ?? (await runOfDeployment(session, failing.environment, failing.deploymentId))
  if (runId === null) return null
  const { attempt } = await runById(session, runId)
  return { runId, attempt }
}

async function runOfDeployment(
  session: IncidentSession,
  environment: string,
  deploymentId: string,
): Promise<string | null> {
  const history = await deploymentHistory(session, environment, deploymentId)
  return history.find((one) => one.id === deploymentId)?.runId ?? null
}
