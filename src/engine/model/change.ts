import type { Completeness } from './completeness.ts'
import type { ChangeId, Instant, Sha } from './ids.ts'

export type FileStatus = 'added' | 'modified' | 'removed' | 'renamed' | 'copied' | 'unknown'

export type FileChange = {
  readonly path: string
  readonly previousPath: string | null
  readonly status: FileStatus
  readonly additions: number
  readonly deletions: number
  /** Unified diff hunks with three lines of context, without file headers; null when binary, too large or not asked for. */
  readonly patch: string | null
}

/** What entered in the range: a merged pull request with all its commits, or a direct push. All text is untrusted. */
export type Change = {
  readonly id: ChangeId
  /** `owner/name` of the repository it was made in, where that was told of it. */
  readonly repo?: string
  readonly kind: 'pull-request' | 'direct-push'
  /** Pull request number; null for a direct push. */
  readonly pull: number | null
  /** The commits it brought onto the branch, newest first; empty where only the change itself is known. */
  readonly commits: readonly Sha[]
  readonly title: string
  readonly body: string
  readonly author: string | null
  readonly mergedAt: Instant | null
  readonly files: readonly FileChange[]
  readonly filesCompleteness: Completeness
  /**
   * Where it landed by a merge by which the good commit came in: the parent, counted from one, that git goes back to to
   * take it back (`git revert -m`). Null where no parent will do, because what is good and what it brought came by the
   * same one. Absent where it is the first, as with any other merge.
   */
  readonly mainline?: number | null
}
