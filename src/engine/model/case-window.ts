import type { Sha } from './ids.ts'
import type { NameableChange } from './word.ts'

/** The little that is kept of what was gathered for an incident: who may be named, and how it failed, in excerpts. */
export type CaseWindow = {
  /** Null where the last known good is not known. */
  readonly good: Sha | null
  readonly bad: Sha
  /** Newest first. */
  readonly changes: readonly NameableChange[]
  /** How it failed, as of its reading; absent where nothing could be read. */
  readonly signature?: string
  /** A few telling lines of each failing job, secrets taken out; at most eight KiB together. */
  readonly failures: readonly { readonly name: string; readonly excerpt: string }[]
}
