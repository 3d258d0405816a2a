import type { ChangeId, Instant } from './ids.ts'
import type { LaterFix } from './later-fix.ts'

/** A later change of the range that takes part in the question whether a change can be taken back. */
export type InTheWay = {
  readonly change: ChangeId
  readonly path: string
  /** For a dependent the identifier it uses; null for a conflict. Untrusted. */
  readonly name: string | null
}

/** Whether later changes stand in the way. `unknown` says why in words for the report. */
export type Obstacles =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly items: readonly InTheWay[] }
  | { readonly kind: 'unknown'; readonly because: string }

/** What trying it gave, at the bad commit. */
export type RevertTrial =
  | { readonly kind: 'applies'; readonly command: string }
  /** Paths are untrusted. */
  | { readonly kind: 'conflicts'; readonly command: string; readonly paths: readonly string[] }
  | { readonly kind: 'not-tried'; readonly command: string | null; readonly because: string }

/** What is known about taking one change back. */
export type RevertAdvice = {
  readonly change: ChangeId
  readonly conflicts: Obstacles
  readonly dependents: Obstacles
  /** Null where nobody could try. */
  readonly trial: RevertTrial | null
}

/** A pull request that takes another one back, or one that says so. */
export type KnownRevert = {
  readonly number: number
  /** The pull request that it takes back. */
  readonly of: number
  readonly state: 'open' | 'merged' | 'closed'
  /** We opened it: by our marker in our own words. */
  readonly isOurs: boolean
}

/** What the forge knows of reverts in a repository. */
export type RevertHistory = {
  readonly reverts: readonly KnownRevert[]
  /** When we opened the drafts of the last 24 hours and more. */
  readonly opened: readonly Instant[]
}

/** All that must be known of the world before a change is taken back. What could not be learnt is null, and means no. */
export type RevertKnowledge = {
  readonly now: Instant
  readonly history: RevertHistory | null
  /** `unknown` is tried; the forge then refuses in words. */
  readonly mayWrite: 'yes' | 'no' | 'unknown'
  /** What landed after the failing commit; absent where nobody knows. */
  readonly later?: readonly LaterFix[]
  readonly trial: RevertTrial | null
}
