import type { Change } from '../../model/change.ts'
import type { LineHistory, SourceFile } from '../../model/context.ts'
import { lineWriters } from './line-writers.ts'
import { touchesOf } from './touches.ts'
import type { Line } from './un-apply.ts'

/**
 * Tells which lines of a file changes of the range, given newest first, wrote, from its newest text. Says what blame
 * over the range says, and needs nothing but what is at hand. Null where that cannot be told.
 */
export function lineTeller(
  changes: readonly Change[],
  lookThrough: ReadonlySet<string>,
): (source: SourceFile) => readonly LineHistory[] | null {
  const touches = touchesOf(changes)
  return ({ path, text, completeness }) => {
    if (completeness.kind !== 'complete') return null
    const writers = lineWriters(path, linesOf(text), touches, lookThrough)
    return writers?.isWhole === true ? writers.histories : null
  }
}

function linesOf(text: string): readonly Line[] {
  const whole = text.endsWith('\n') ? text.slice(0, -1) : text
  return text === '' ? [] : whole.split('\n').map((line, index) => ({ text: line, at: index + 1 }))
}
