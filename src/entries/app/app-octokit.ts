import { ProbotOctokit } from 'probot'

/** Answers that another try does not change. */
const final = [400, 401, 403, 404, 409, 410, 422, 429, 451]

/** The client that Probot makes for each installation, with the waiting and the repeating taken out. */
export const AppOctokit = ProbotOctokit.plugin((octokit) => {
  // A write that was answered with an error may still have happened: whoever asked looks before trying again.
  octokit.hook.before('request', ({ method, url, request }) => {
    const isRead = method === 'GET' || method === 'HEAD' || url === '/graphql'
    if (!isRead) request['retries'] = 0
  })
}).defaults((given: Readonly<Record<string, unknown>>) => ({
  ...given,
  retry: { ...asObject(given['retry']), retries: 1, doNotRetry: final },
  throttle: {
    ...asObject(given['throttle']),
    // Probot would wait for the limit in memory, up to an hour. The queue waits instead, where a restart cannot forget.
    onRateLimit: () => false,
    onSecondaryRateLimit: () => false,
  },
}))

/** Told of every answer of GitHub: the template of its route, its status, and what is left of the budget where it says. */
export type OnAnswer = (
  route: string,
  status: number,
  budget: { readonly resource: string; readonly remaining: number } | null,
) => void

/** The same client, telling of every answer. */
export function watchedOctokit(Octokit: typeof AppOctokit, onAnswer: OnAnswer): typeof AppOctokit {
  return Octokit.plugin((octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const { method, url } = options
      // An address that GitHub sent us to is no template.
      const route = `${method} ${url.startsWith('/') ? url : 'elsewhere'}`
      try {
        const response = await request(options)
        onAnswer(route, response.status, budgetIn(response.headers))
        return response
      } catch (error) {
        onAnswer(route, statusOf(error), null)
        throw error
      }
    })
  })
}

function budgetIn(headers: Readonly<Record<string, unknown>>): Parameters<OnAnswer>[2] {
  const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN)
  const resource = headers['x-ratelimit-resource']
  const isNamed = typeof resource === 'string' && /^[a-z_]{1,40}$/.test(resource)
  return Number.isFinite(remaining) && isNamed ? { resource, remaining } : null
}

/** 0 where there was no answer. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : 0
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
