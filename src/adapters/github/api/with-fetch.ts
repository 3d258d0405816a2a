import type { GitHubClient, Parameters } from '../octokit.ts'

type Fetch = typeof fetch

/**
 * The same client, with every HTTP attempt it makes (those of its own retries too) going through `wrap`.
 * Octokit takes a `fetch` with each request, so this works on clients that we did not make.
 */
export function withFetch(client: GitHubClient, wrap: (inner: Fetch) => Fetch): GitHubClient {
  const { endpoint } = client.request
  const own = endpoint.DEFAULTS.request?.fetch
  const through = (parameters: Parameters = {}): Parameters => {
    const request = isRecord(parameters['request']) ? parameters['request'] : {}
    const inner = isFetch(request['fetch']) ? request['fetch'] : (own ?? globalThis.fetch)
    return { ...parameters, request: { ...request, fetch: wrap(inner) } }
  }
  return {
    request: Object.assign(
      (route: string, parameters?: Parameters) => client.request(route, through(parameters)),
      {
        endpoint,
      },
    ),
    graphql: (document, variables) => client.graphql(document, through(variables)),
  }
}

function isRecord(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null
}

function isFetch(value: unknown): value is Fetch {
  return typeof value === 'function'
}
