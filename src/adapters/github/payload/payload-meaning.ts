import type { BranchEvent } from '../../../engine/model/branch-event.ts'
import type { IncidentId, Instant, Sha } from '../../../engine/model/ids.ts'
import type { Failing, Incident } from '../../../engine/model/incident.ts'
import type { Repo } from '../../../engine/model/repo.ts'

/** What one webhook delivery means to us. */
export type PayloadMeaning =
  | {
      readonly kind: 'incident'
      readonly incident: Incident
      readonly installationId: string | null
      /** Other ids under which an earlier message may have told of the same failure. */
      readonly joins: readonly IncidentId[]
    }
  /** This thing works at this commit: open incidents about it are over if the commit is not older than theirs. */
  | {
      readonly kind: 'recovery'
      readonly repo: Repo
      readonly working: Failing
      readonly sha: Sha
      readonly at: Instant | null
      readonly installationId: string | null
    }
  | { readonly kind: 'nothing'; readonly because: string }

/** What a delivery about an issue means to us, which has no part in finding incidents. */
export type WordMeaning =
  /** A person wrote on what looks like an issue of ours. The body is untrusted. */
  | {
      readonly kind: 'comment'
      readonly repo: Repo
      readonly issue: number
      readonly comment: string
      readonly body: string
      readonly by: { readonly login: string; readonly id: string }
      readonly at: Instant
    }
  /** A person took what looks like an issue of ours for a flake. */
  | {
      readonly kind: 'flaky'
      readonly repo: Repo
      readonly issue: number
      readonly how: 'label' | 'not-planned'
      readonly by: { readonly login: string; readonly id: string }
      readonly at: Instant
    }
  /** A person pressed a button on our own check. */
  | {
      readonly kind: 'button'
      readonly repo: Repo
      readonly check: string
      /** By which we know the check again, and the commit it stands at. */
      readonly mark: string
      readonly sha: Sha
      /** What stands behind the button, in our own words. */
      readonly says: string
      readonly by: { readonly login: string; readonly id: string }
    }
  | BranchEvent
  /** A system with a token of the repository tells something in its own words. Untrusted. */
  | { readonly kind: 'dispatch'; readonly repo: Repo; readonly body: unknown }
  | { readonly kind: 'nothing'; readonly because: string }

export type PayloadOptions = {
  /**
   * Branches whose failures count, besides the default branch: exact names, or a beginning followed by `*`.
   * Feature branches are their authors' business.
   */
  readonly branches?: readonly string[]
  /** Groups of the merge queue count as the branch does that they are to be merged into; they do not unless given. */
  readonly mergeQueue?: boolean
  /** When it is told; now unless given. */
  readonly now?: Instant
  /** What we write as, such as `prime-suspect[bot]`; what we did ourselves is no incident. */
  readonly ownLogin?: string
  /** The number of our own App. */
  readonly ownApp?: string
}

export function nothing(because: string): { readonly kind: 'nothing'; readonly because: string } {
  return { kind: 'nothing', because }
}
