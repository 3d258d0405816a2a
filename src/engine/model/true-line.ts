import type { Elision } from './failure.ts'

/**
 * The line of a log for a line of its text, both counted from 1. Asked for lines in rising order it takes one pass over
 * the elisions in all; it bears any order.
 */
export function trueLine(elisions: readonly Elision[] = []): (line: number) => number {
  let next = 0
  let skipped = 0
  let last = 0
  return (line) => {
    if (line < last) [next, skipped] = [0, 0]
    last = line
    for (let one = elisions[next]; one !== undefined && one.afterLine < line; one = elisions[next]) {
      skipped += one.lines
      next += 1
    }
    return line + skipped
  }
}
