import type { Instant, Sha } from './ids.ts'

/** What a monitoring system told, whichever it is. All text is untrusted. */
export type Alert = {
  readonly state: 'firing' | 'over'
  /** What stays the same while it fires and when it ends. */
  readonly name: string
  readonly environment: string | null
  /** By what its system knows it while it fires and when it ends, as a hash; absent where it tells none. */
  readonly key?: string
  /** The commit that runs there, where the system knows it. */
  readonly sha: Sha | null
  readonly at: Instant | null
  /** Its text: a summary, or a message with a stack trace. */
  readonly says: string
}
