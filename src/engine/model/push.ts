import type { Instant, Sha } from './ids.ts'

/** Where a branch stood before and after a push, told by the forge as it happened. */
export type Push = {
  readonly branch: string
  readonly before: Sha
  readonly after: Sha
  /** What was on the branch before may be on it no more. */
  readonly forced: boolean
  readonly at: Instant
}

/** A commit that a push brought, and the paths of every file that it touched. Untrusted. */
export type PushedCommit = { readonly sha: Sha; readonly paths: readonly string[] }
