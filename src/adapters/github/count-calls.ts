import { withFetch } from './api/with-fetch.ts'
import type { GitHubClient } from './octokit.ts'

/** The same client; `onCall` is told of every HTTP call to the API, each try of a retried one included. */
export function countCalls(client: GitHubClient, onCall: () => void): GitHubClient {
  return withFetch(client, (inner) => (input, init) => {
    onCall()
    return inner(input, init)
  })
}
