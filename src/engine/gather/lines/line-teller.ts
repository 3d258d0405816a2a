import type { LineHistory, SourceFile } from '../../model/context.ts'
import { lineWriters } from './line-writers.ts'
import type { Touches } from './touches.ts'
import type { Line } from './un-apply.ts'

/**
 * Tells which lines of a file changes of the range wrote, from its newest text and what touched it. Says what blame over
 * the range says, and needs nothing but what is at hand. Null where that cannot be told.
 */
export function lineTeller(
  touches: Touches,
  lookThrough: ReadonlySet<string>,
): (source: SourceFile) => readonly LineHistory[] | null {
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
