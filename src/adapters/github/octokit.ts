/** What the adapter reads of an answer. Bodies are untrusted and always parsed. */
export type GitHubResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number | undefined>>
  readonly data: unknown
}

export type Parameters = Readonly<Record<string, unknown>>

/**
 * The part of an Octokit that the adapter uses. Probot's client, `getOctokit` of `@actions/github` and a plain
 * `@octokit/core` fit it without a cast. Answers are typed `unknown` on purpose: GitHub is parsed, not believed.
 */
export type GitHubClient = {
  readonly request: {
    (route: string, parameters?: Parameters): Promise<GitHubResponse>
    readonly endpoint: {
      readonly DEFAULTS: {
        readonly baseUrl: string
        readonly request?: { readonly fetch?: typeof fetch }
      }
    }
  }
  readonly graphql: (document: string, variables?: Parameters) => Promise<unknown>
}
