import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'

import type { GitHubClient } from './octokit.ts'

export type ClientOptions = {
  readonly token: string
  /** Such as `https://api.github.com`, or `https://github.example.com/api/v3`. */
  readonly baseUrl: string
  readonly userAgent: string
}

/** Longest wait for a rate limit. Beyond it the call fails at once and says how long to wait. */
const LONGEST_WAIT_SECONDS = 60

/** Answers that another try does not change; 403 and 429 are left to the throttle. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451]

/**
 * A client for the Action and the command line: paced as GitHub asks, reads retried twice. A retried write may write
 * twice, so the adapter sends each write with its own retries switched off.
 */
export function githubClient({ token, baseUrl, userAgent }: ClientOptions): GitHubClient {
  const isWorthIt = (seconds: number, _options: object, _octokit: object, tries: number): boolean =>
    seconds <= LONGEST_WAIT_SECONDS && tries < 2
  const options = {
    baseUrl,
    userAgent,
    retry: { doNotRetry: FINAL, retries: 2 },
    throttle: { onRateLimit: isWorthIt, onSecondaryRateLimit: isWorthIt },
    log: { debug: silence, info: silence, warn: silence, error: silence },
  }
  return getOctokit(token, options, retry, throttling)
}

function silence(): void {}
