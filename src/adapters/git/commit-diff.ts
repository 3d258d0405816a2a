import type { FileChange } from '../../engine/model/change.ts'
import type { Completeness } from '../../engine/model/completeness.ts'

/** What one commit changed against its first parent. */
export type CommitDiff = {
  readonly files: readonly FileChange[]
  readonly completeness: Completeness
}

/** About how much memory a diff holds. */
export function bytesOf(diff: CommitDiff): number {
  return diff.files.reduce(
    (sum, file) =>
      sum + 200 + file.path.length + (file.previousPath?.length ?? 0) + (file.patch?.length ?? 0),
    200,
  )
}
