import type { Change, FileChange } from '../../model/change.ts'

/** A change of one file, at its place in the order of the changes. */
export type Touch = { readonly at: number; readonly change: Change; readonly file: FileChange }

/** By path the changes that touched it, newest first; a renamed file is found under both names. */
export type Touches = ReadonlyMap<string, readonly Touch[]>

/** What the changes, given newest first, did to these files, under every name that they had. */
export function touchesOf(changes: readonly Change[], paths: readonly string[]): Touches {
  const touches = new Map<string, Touch[]>(paths.map((path) => [path, []]))
  for (const [at, change] of changes.entries())
    for (const file of change.files) {
      const before = file.status === 'renamed' ? file.previousPath : null
      const known = touches.get(file.path)
      known?.push({ at, change, file })
      if (before === null) continue
      if (known !== undefined && !touches.has(before)) touches.set(before, [])
      touches.get(before)?.push({ at, change, file })
    }
  return touches
}
