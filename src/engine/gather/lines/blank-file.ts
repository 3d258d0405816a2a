import { patchRows } from '../../model/patch-rows.ts'
import type { Touch } from './touches.ts'
import type { Line } from './un-apply.ts'

/** Files of more lines are generated. */
const longest = 200_000

/**
 * The newest text of a file of which only these patches are at hand: as many lines as they can ask for, each of them
 * blank until a patch shows it. Null where they ask for none or for too many.
 */
export function blankFile(touches: readonly Touch[]): readonly Line[] | null {
  // What newer ones added pushes down the last line that an older one shows.
  const length = touches.reduce((sum, { file }) => sum + lastShown(file.patch ?? ''), 0)
  // Asked before any line is made: a header can claim a billion of them.
  if (length === 0 || length > longest) return null
  return Array.from({ length }, (_, index): Line => ({ text: null, at: index + 1 }))
}

function lastShown(patch: string): number {
  let last = 0
  for (const { after } of patchRows(patch)) last = Math.max(last, after)
  return last
}
