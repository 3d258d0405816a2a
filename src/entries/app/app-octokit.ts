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

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
