import type { Change } from './change.ts'
import type { Evidence } from './evidence.ts'

/** What one heuristic found in one change. */
export type Match = {
  /** Above 0; larger speaks louder. Comparable within one heuristic and one incident only. */
  readonly score: number
  /** The strongest piece of it, for people; null where the score has no quotable piece. */
  readonly evidence: Evidence | null
}

/** A change of the range with all that the heuristics found in it. */
export type Lead = {
  readonly change: Change
  /** Position in the range: 0 is the newest change. */
  readonly age: number
  /** By heuristic name; a heuristic that found nothing is absent. */
  readonly matches: Readonly<Record<string, Match>>
}
