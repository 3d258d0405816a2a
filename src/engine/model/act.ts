import type { IncidentId } from './ids.ts'
import type { Repo } from './repo.ts'

/** What we do to the world, as data. One incident has one issue: publishing creates it or brings it up to date. */
export type Act =
  | {
      readonly kind: 'publish-issue'
      readonly incident: IncidentId
      readonly repo: Repo
      readonly title: string
      readonly labels: readonly string[]
    }
  | { readonly kind: 'close-issue'; readonly incident: IncidentId; readonly repo: Repo }

export type WithheldBecause = 'observe-only' | 'nothing-to-say' | 'revert-not-supported'

/** Acts to take in order, and acts withheld with their reasons. */
export type Plan = {
  readonly take: readonly Act[]
  readonly withhold: readonly {
    readonly act: string
    readonly because: WithheldBecause
    readonly says: string
  }[]
}

/** What became of an act. `url` is where a person can see it. */
export type Performed =
  | { readonly kind: 'done'; readonly url: string | null }
  | { readonly kind: 'already-done'; readonly url: string | null }
  | { readonly kind: 'refused'; readonly because: string }
