import type { LineHistory } from '../../model/context.ts'
import type { Sha } from '../../model/ids.ts'
import type { Touch, Touches } from './touches.ts'
import { type Line, unApply } from './un-apply.ts'

export type LineWriters = {
  readonly histories: readonly LineHistory[]
  /** False where a patch is not known in full: older changes than that one were not taken back. */
  readonly isWhole: boolean
}

/**
 * Which stretches of a file's newest text changes of the range wrote, by line: the changes, newest first, are taken back
 * from it one by one. Null where one does not fit.
 */
export function lineWriters(
  path: string,
  newest: readonly Line[],
  touches: Touches,
  lookThrough: ReadonlySet<string> = new Set(),
): LineWriters | null {
  const writers = new Map<number, Sha>()
  let [lines, name] = [newest, path]
  for (let touch = nextOf(touches, name, -1); touch !== undefined; touch = nextOf(touches, name, touch.at)) {
    const { change, file } = touch
    // A file that is there cannot have been taken away since.
    if (file.status === 'removed' || file.path !== name) return null
    const before = unApply(lines, touch, lookThrough.has(change.id))
    if (before.kind === 'does-not-fit') return null
    // Of a change known without its commits its own id stands for them.
    const commit = change.commits[0] ?? (change.id as string as Sha)
    for (const at of before.written) writers.set(at, commit)
    if (before.kind === 'not-known') return { histories: stretches(path, writers), isWhole: false }
    if (file.status === 'added' || file.status === 'copied') break
    lines = before.lines
    name = file.previousPath ?? name
  }
  return { histories: stretches(path, writers), isWhole: true }
}

function nextOf(touches: Touches, path: string, after: number): Touch | undefined {
  return touches.get(path)?.find(({ at }) => at > after)
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
