import type { Sha } from '../../../engine/model/ids.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import type { LastGood } from './last-good.ts'
import { isOlder, runsOfBranch, type WorkflowRun } from './workflow-runs.ts'

/** The run whose predecessor is wanted. */
export type FailingRun = {
  readonly id: string
  readonly workflowId: string
  readonly branch: string
  readonly sha: Sha
}

/**
 * The newest success of the same workflow on the same branch, older than the failing run and at another commit.
 * Cancelled and skipped runs say nothing. Asks for the newest runs of any outcome first, because those are wanted
 * as neighbours too, and for successes alone only where there is none among them.
 */
export async function lastGoodRun(session: IncidentSession, failing: FailingRun): Promise<LastGood> {
  const { workflowId, branch } = failing
  for (const status of ['', 'success']) {
    const runs = await runsOfBranch(session, workflowId, branch, status)
    const good = runs.find((run) => isGoodBefore(run, failing))
    if (good === undefined) continue
    const run = { runId: good.id, attempt: good.attempt, jobId: null }
    return { kind: 'found', sha: good.sha, from: 'workflow-run', run }
  }
  return { kind: 'never-good' }
}

function isGoodBefore(run: WorkflowRun, failing: FailingRun): boolean {
  return run.conclusion === 'success' && run.sha !== failing.sha && isOlder(run.id, failing.id)
}
