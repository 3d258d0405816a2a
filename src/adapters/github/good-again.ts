import type { Instant, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import { outcomeOf } from './failure/outcome-of.ts'
import type { GitHubClient } from './octokit.ts'
import { wasGood } from './range/deployed.ts'
import { deploymentHistory } from './range/deployment-history.ts'
import { runsOfBranch } from './range/workflow-runs.ts'
import { incidentSessions } from './session/incident-session.ts'

/** When and where something was seen good. */
export type GoodAgain = { readonly sha: Sha; readonly at: Instant | null }

/**
 * Whether what failed is good again: the newest run or deployment that ended succeeded, and later than the failure.
 * Null where it did not, or where that cannot be asked. One call.
 */
export async function goodAgain(client: GitHubClient, incident: Incident): Promise<GoodAgain | null> {
  const session = incidentSessions(client, () => undefined).begin(incident)
  const newest = await newestEnd(session, incident.failing)
  if (newest === null || !newest.isGood) return null
  const isLater = incident.seenAt === null || newest.at === null || newest.at > incident.seenAt
  return isLater ? { sha: newest.sha, at: newest.at } : null
}

type End = GoodAgain & { readonly isGood: boolean }

async function newestEnd(
  session: ReturnType<ReturnType<typeof incidentSessions>['begin']>,
  failing: Failing,
): Promise<End | null> {
  if (failing.kind === 'workflow-run') {
    const runs = await runsOfBranch(session, failing.workflowId, failing.branch, '')
    for (const { sha, at, status, conclusion } of runs) {
      const outcome = outcomeOf(status, conclusion)
      if (outcome === 'passed' || outcome === 'failed') return { sha, at, isGood: outcome === 'passed' }
    }
    return null
  }
  if (failing.kind !== 'deployment') return null
  const { environment, deploymentId, task } = failing
  for (const one of await deploymentHistory(session, environment, deploymentId)) {
    if (one.task !== task || !one.statuses.some(({ state }) => ends.has(state))) continue
    const good = one.statuses.find(({ state }) => state === 'success')
    return { sha: one.sha, at: good?.at ?? one.at, isGood: wasGood(one) }
  }
  return null
}

const ends = new Set(['success', 'failure', 'error'])
