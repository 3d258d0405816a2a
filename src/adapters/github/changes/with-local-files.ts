import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../../engine/model/ids.ts'

/**
 * The changes with the files that a clone knows of them: what stands in the commit by which each landed, and for a
 * change of several commits in a row (a rebased pull request) what stands in all of these, where each file was touched
 * by one alone. The others are left to the API.
 */
export function withLocalFiles(changes: readonly Change[], local: readonly Change[]): readonly Change[] {
  const landed = new Map(local.map((change) => [change.id, change]))
  return changes.map((change) => {
    if (isToldByPull(change)) return change
    const own = [change.id, ...change.commits.filter(isOther(change.id))].flatMap(
      (id) => landed.get(id as string as ChangeId) ?? [],
    )
    const [first] = own
    if (first === undefined || first.id !== change.id) return change
    const incomplete = own.find(({ filesCompleteness: { kind } }) => kind !== 'complete')
    const files = own.flatMap((one) => one.files)
    const isOnceEach = new Set(files.flatMap(pathsOf)).size === files.flatMap(pathsOf).length
    if (!isOnceEach && own.length > 1) return change
    return { ...change, files, filesCompleteness: (incomplete ?? first).filesCompleteness }
  })
}

/** Of a pull request that stood on the first parent's line a clone knows only the merge, and tells what that brought. */
function isToldByPull({ pull, mainline, files }: Change): boolean {
  return pull !== null && mainline !== undefined && files.length > 0
}

function isOther(id: ChangeId): (sha: Sha) => boolean {
  return (sha) => (sha as string) !== id
}

function pathsOf({ path, previousPath }: FileChange): readonly string[] {
  return previousPath === null ? [path] : [path, previousPath]
}
