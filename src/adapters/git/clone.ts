import type { Sha } from '../../engine/model/ids.ts'
import type { ByteBoundedCache } from './byte-bounded-cache.ts'
import type { CommitDiff } from './commit-diff.ts'
import type { GitPlace } from './stream-git.ts'

/** A local clone that git can read. Made by `openClone`. */
export type Clone = GitPlace & {
  readonly gitDir: string
  /** What the caller gave, for messages. */
  readonly directory: string
  /** Older history is cut off. */
  readonly shallow: boolean
  /** Diffs against the first parent, by commit: windows of cases over one clone overlap heavily. */
  readonly diffs: ByteBoundedCache<Sha, CommitDiff>
}
