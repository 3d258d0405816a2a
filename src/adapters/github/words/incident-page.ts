import type { IncidentId } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { issue, sameLogin } from '../issue/incident-issue.ts'
import { incidentMarker } from '../issue/marker.ts'
import type { GitHubClient } from '../octokit.ts'

const ROUTE = 'GET /repos/{owner}/{repo}/issues/{issue_number}'

export type PageQuestion = {
  readonly repo: Repo
  readonly number: number
  readonly incident: IncidentId
  /** Who we are on GitHub, such as `prime-suspect[bot]`. */
  readonly login: string
  readonly markerKey: string
}

/**
 * The issue under this number, if it is the one that we keep for this incident: written by us, and with our signed
 * marker in it. Null for every other, copies of our text included. One call.
 */
export async function incidentPage(
  client: GitHubClient,
  { repo, number, incident, login, markerKey }: PageQuestion,
): Promise<{ readonly isOpen: boolean } | null> {
  try {
    const asked = { ...ownerAndRepo(repo), issue_number: number }
    const page = await readRest(boundedClient(client), ROUTE, asked, issue)
    const isOurs = !page.isPull && page.issue.number === number && sameLogin(page.author, login)
    const isMarked = page.issue.body.includes(incidentMarker(markerKey, incident))
    return isOurs && isMarked ? { isOpen: page.issue.isOpen } : null
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not-found') return null
    throw error
  }
}
