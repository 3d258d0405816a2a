import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'
import { AppOctokit } from '../../../src/entries/app/app-octokit.ts'
import type { Double } from '../../../test/double/start-double.ts'

/** What one go at a flow came to. */
export type Outcome = {
  /** Everything that was found out, as text: the same text is the same knowledge. */
  readonly known: string
  /** What is said to be missing. */
  readonly missing: readonly string[]
  /** What was refused, in words for people; null where everything was done. */
  readonly refused: string | null
}

/** One thing that the App does, on a double of its own. */
export type Flow = {
  readonly name: string
  readonly double: Double
  /** @throws {Refusal} where it could not be done now */
  readonly go: () => Promise<Outcome>
  /** How often each thing was made. Whatever the fault, no number may be larger than after a calm go. */
  readonly made: () => Readonly<Record<string, number>>
  /** Takes back what was written, for the next cell. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

function silence(): void {}

/** The App's own client, without its pacing and with a short breath before it repeats a read. */
export function appClient(double: Double, installation: number): GitHubClient {
  return new AppOctokit({
    auth: { token: double.token({ kind: 'installation', installation }) },
    baseUrl: double.url,
    throttle: { enabled: false },
    retry: { retryAfterBaseValue: 1 },
    log: { debug: silence, info: silence, warn: silence, error: silence },
  })
}
