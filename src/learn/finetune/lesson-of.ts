import { createHash } from 'node:crypto'

/** What differs between two runs of one failure. */
const passing = /\b[0-9a-f]{7,64}\b|\d+/giu

/**
 * A short hash that two examples share where they say the same: numbers, commit ids and times do not count, nor does
 * the order of the parts.
 */
export function lessonOf(failure: readonly string[], parts: readonly string[]): string {
  const told = failure.map((line) => line.replaceAll(passing, '#').trim()).filter((line) => line !== '')
  return createHash('sha256')
    .update(JSON.stringify([told, parts.toSorted()]))
    .digest('hex')
    .slice(0, 32)
}
