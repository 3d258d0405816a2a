import type { Change, FileChange } from '../../model/change.ts'
import type { LineHistory, SourceFile } from '../../model/context.ts'
import type { Sha } from '../../model/ids.ts'
import { type Line, unApply } from './un-apply.ts'

/** A change of one file, at its place in the order of the changes. */
type Touch = { readonly at: number; readonly change: Change; readonly file: FileChange }

/**
 * Tells which stretches of a file's lines changes of the range wrote, by line: the changes, newest first, are taken
 * back from its newest text one by one, and each must fit. Says what blame over the range says, and needs nothing but
 * what is at hand. Null where that cannot be told: a patch is not known, or does not fit.
 */
export function lineTeller(
  changes: readonly Change[],
  lookThrough: ReadonlySet<string>,
): (source: SourceFile) => readonly LineHistory[] | null {
  const touches = new Map<string, Touch[]>()
  for (const [at, change] of changes.entries())
    for (const file of change.files) {
      add(touches, file.path, { at, change, file })
      if (file.status === 'renamed' && file.previousPath !== null)
        add(touches, file.previousPath, { at, change, file })
    }
  return ({ path, text, completeness }) => {
    if (completeness.kind !== 'complete') return null
    const writers = new Map<number, Sha>()
    let lines = linesOf(text)
    let name = path
    for (
      let touch = nextOf(touches, name, -1);
      touch !== undefined;
      touch = nextOf(touches, name, touch.at)
    ) {
      const { change, file } = touch
      const [commit] = change.commits
      // A file that is there cannot have been taken away since.
      if (commit === undefined || file.status === 'removed' || file.path !== name) return null
      const before = unApply(lines, file, lookThrough.has(change.id))
      if (before === null) return null
      for (const at of before.written) writers.set(at, commit)
      if (file.status === 'added' || file.status === 'copied') break
      lines = before.lines
      name = file.previousPath ?? name
    }
    return stretches(path, writers)
  }
}

function add(touches: Map<string, Touch[]>, path: string, touch: Touch): void {
  const known = touches.get(path)
  if (known === undefined) touches.set(path, [touch])
  else known.push(touch)
}

function nextOf(
  touches: ReadonlyMap<string, readonly Touch[]>,
  path: string,
  after: number,
): Touch | undefined {
  return touches.get(path)?.find(({ at }) => at > after)
}

function linesOf(text: string): readonly Line[] {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text
  return text === '' ? [] : whole.split('\n').map((line, index) => ({ text: line, at: index + 1 }))
}

/** In line order, neighbours by the same commit made one. */
function stretches(path: string, writers: ReadonlyMap<number, Sha>): readonly LineHistory[] {
  const result: LineHistory[] = []
  for (const [at, commit] of [...writers].toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1)
    if (last !== undefined && last.end === at - 1 && last.commits[0] === commit)
      result[result.length - 1] = { ...last, end: at }
    else result.push({ path, start: at, end: at, commits: [commit] })
  }
  return result
}
