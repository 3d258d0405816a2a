import type { GitHubClient } from '../octokit.ts'

/** What writing needs. */
export type Writer = {
  readonly client: GitHubClient
  /** Signs our markers; the same for every writer of one installation, and secret. */
  readonly markerKey: string
  /** Who we are on GitHub, such as `prime-suspect[bot]`. */
  readonly login: string
  readonly pause: (milliseconds: number) => Promise<void>
}
