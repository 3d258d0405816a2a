import type { IncidentId, Instant, Sha } from '../../engine/model/ids.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { GitHubClient } from './octokit.ts'
import { wasGood } from './range/deployed.ts'
import { deploymentHistory } from './range/deployment-history.ts'
import { incidentSessions } from './session/incident-session.ts'

/** Only the repository of it is read. */
const nobody = { id: 'none' as IncidentId, title: '', badSha: '0'.repeat(40) as Sha, seenAt: null }

/**
 * The commit that runs in an environment, or ran at that moment: that of the newest deployment that succeeded before.
 * Null where none is known. One call.
 */
export async function runningCommit(
  client: GitHubClient,
  repo: Repo,
  environment: string,
  at: Instant | null,
): Promise<Sha | null> {
  const failing = { kind: 'alert', name: '', environment } as const
  const session = incidentSessions(client, () => undefined).begin({ ...nobody, repo, failing })
  const history = await deploymentHistory(session, environment, '')
  const before = history.filter((one) => at === null || one.at === null || one.at <= at)
  return before.find(wasGood)?.sha ?? null
}
