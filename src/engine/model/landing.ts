import type { Instant, Sha } from './ids.ts'

/** A pull request as it was merged, told by the forge at that moment: its index learns of it later. Text is untrusted. */
export type Landing = {
  readonly pull: number
  /** The commit by which it landed. */
  readonly sha: Sha
  readonly title: string
  readonly body: string
  readonly author: string | null
  readonly mergedAt: Instant
}
