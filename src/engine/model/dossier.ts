import type { Change } from './change.ts'
import type { Gap } from './completeness.ts'
import type { Context, Tree } from './context.ts'
import type { Attempt, Failure } from './failure.ts'
import type { ChangeId } from './ids.ts'
import type { Incident } from './incident.ts'
import type { ChecksAtMerge } from './merge-checks.ts'
import type { RegressionRange } from './regression-range.ts'

/** First pass of gathering: the failure and what changed. */
export type Facts = {
  readonly incident: Incident
  readonly range: RegressionRange
  /** Newest first. */
  readonly changes: readonly Change[]
  readonly failures: readonly Failure[]
  /** Attempts of the same thing at this and neighbouring commits, newest first. */
  readonly attempts: readonly Attempt[]
  readonly tree: Tree
  readonly gaps: readonly Gap[]
}

/**
 * Every fact gathered for one incident, frozen. Judging reads nothing else, so any past incident can be judged again.
 * It holds raw facts, never features, and nothing newer than the incident.
 */
export type Dossier = Facts & {
  readonly version: 1
  readonly context: Context
  /**
   * Of a range too long to read every patch: the changes that are judged, newest first, because their patches were read
   * or because they promise something by their titles, descriptions and paths. Absent where all are.
   */
  readonly promising?: readonly ChangeId[]
  /** Changes of the range that others of it took back, newest first: no suspects, and not among `changes`. */
  readonly cancelled?: readonly ChangeId[]
  /** Of the pull requests worth asking about; absent where nobody could be asked, such as in a clone. */
  readonly mergeChecks?: readonly ChecksAtMerge[]
}
