import type { Change, FileChange } from '../../../engine/model/change.ts'

/**
 * Patches that cost no call: the comparison of the whole range shows, for a file that one change alone touched,
 * exactly what that change did. To be sure of it, every change's paths must be known, the file must not have been
 * renamed, and the lines added and deleted must agree with what the change itself is said to have added and deleted.
 */
export function withAttributedPatches(
  changes: readonly Change[],
  whole: readonly FileChange[],
): readonly Change[] {
  if (changes.some((change) => change.filesCompleteness.kind !== 'complete')) return changes
  const touched = new Map<string, number>()
  for (const path of changes.flatMap(pathsOf)) touched.set(path, (touched.get(path) ?? 0) + 1)
  const alone = new Map(
    whole
      .filter((file) => file.patch !== null && file.previousPath === null && touched.get(file.path) === 1)
      .map((file) => [file.path, file]),
  )
  return changes.map((change) => ({
    ...change,
    files: change.files.map((file) => withPatchOf(file, alone.get(file.path))),
  }))
}

function withPatchOf(file: FileChange, whole: FileChange | undefined): FileChange {
  if (file.patch !== null || whole === undefined) return file
  const agrees = whole.additions === file.additions && whole.deletions === file.deletions
  return agrees ? { ...file, patch: whole.patch } : file
}

function pathsOf(change: Change): readonly string[] {
  const paths = change.files.flatMap((file) => [
    file.path,
    ...(file.previousPath === null ? [] : [file.previousPath]),
  ])
  return [...new Set(paths)]
}
