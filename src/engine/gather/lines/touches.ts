import type { Change, FileChange } from '../../model/change.ts'

/** A change of one file, at its place in the order of the changes. */
export type Touch = { readonly at: number; readonly change: Change; readonly file: FileChange }

/** By path the changes that touched it, newest first; a renamed file is found under both names. */
export type Touches = ReadonlyMap<string, readonly Touch[]>

export function touchesOf(changes: readonly Change[]): Touches {
  const touches = new Map<string, Touch[]>()
  for (const [at, change] of changes.entries())
    for (const file of change.files) {
      add(touches, file.path, { at, change, file })
      if (file.status === 'renamed' && file.previousPath !== null)
        add(touches, file.previousPath, { at, change, file })
    }
  return touches
}

function add(touches: Map<string, Touch[]>, path: string, touch: Touch): void {
  const known = touches.get(path)
  if (known === undefined) touches.set(path, [touch])
  else known.push(touch)
}
