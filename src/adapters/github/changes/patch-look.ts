import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { ChangeId } from '../../../engine/model/ids.ts'
import type { Commit } from '../range/commit.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import type { GoodMerges } from './good-merges.ts'

export type PatchPlan = {
  /** The most calls this may spend. */
  readonly budget: number
  /** The first look comes before the code around the failure is read, the second after it. */
  readonly look: 'first' | 'second'
  /** The commits of the range, newest first, and the files of its whole difference, as the comparison gave them. */
  readonly commits: readonly Commit[]
  readonly whole: readonly FileChange[]
  /** Those by which the good commit came in. */
  readonly merges: GoodMerges
  /** Which changes to read first, by their paths. */
  readonly isInteresting: (path: string) => boolean
  /** After these, the ones that promise something by what else is known of them. */
  readonly likely?: ReadonlySet<ChangeId>
}

/** One go at the changes of a session. It is over at `end` calls; what could not be read is added to `gaps`. */
export type PatchLook = PatchPlan & {
  readonly session: IncidentSession
  readonly end: number
  readonly gaps: Gap[]
}

export function callsOf({ session, end }: PatchLook): number {
  return Math.max(0, end - session.calls())
}

export function isUnread(change: Change): boolean {
  if (change.files.length === 0) return change.filesCompleteness.kind !== 'complete'
  return change.files.some(isUnreadFile)
}

/**
 * A binary file has no patch to read, and GitHub counts no lines in it; where nobody counted, there may be one. One that
 * only moved has none either, but a listing that does not tell from where has left out what matters.
 */
export function isUnreadFile({ patch, additions, deletions, status, previousPath }: FileChange): boolean {
  if (patch !== null) return false
  return additions + deletions > 0 || status === 'unknown' || (status === 'renamed' && previousPath === null)
}

/** Those that are wanted first, then the others, else in the order given. */
export function firstThen<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly T[] {
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))]
}
