import type { GitHubClient, GitHubResponse } from '../octokit.ts'

/**
 * Where an answer sends us, as a route of Octokit's; null where it names no address of the API itself. A renamed
 * repository answers so.
 */
export function movedAddress(client: GitHubClient, { headers }: GitHubResponse): string | null {
  const { baseUrl } = client.request.endpoint.DEFAULTS
  const location = String(headers['location'] ?? '')
  const to = location === '' ? null : URL.parse(location, baseUrl)
  if (to?.origin !== new URL(baseUrl).origin || to.username !== '') return null
  return to.href.replaceAll('{', '%7B').replaceAll('}', '%7D')
}
