import type { LogLine } from '../log-lines.ts'

/** Lines of a difference that are looked at. */
const REACH = 40

/** The sign before what was expected, by how the difference is headed. */
const HEADINGS: readonly (readonly [RegExp, '-' | '+'])[] = [
  // Jest and Vitest; PHPUnit and testify; go-cmp.
  [/^\s{0,12}- Expected(?: {1,4}- \d{1,6})?$/, '-'],
  [/^[\s#E]{0,40}--- [Ee]xpected\b/, '-'],
  [/\(-want \+got\):?$/, '-'],
  // Mocha; node:assert.
  [/^\s{0,12}\+ expected - actual$/, '+'],
  [/^[\s']{0,12}\+ actual - expected/, '-'],
  // MUnit.
  [/^=> Diff \(- obtained, \+ expected\)$/, '+'],
  [/\(-got \+want\):?$/, '+'],
]

const SIGNED = /^\s{0,24}([-+])(?:[\s\u00A0]{0,12})(.{0,300})$/
const OTHER_HEAD = /^[\s#E]{0,40}(?:\+ Received(?: {1,4}\+ \d{1,6})?|\+\+\+ .{0,80})$/

/** The first line on each side of a printed difference that is headed on the line at the given index. */
export const differenceAt = (
  lines: readonly LogLine[],
  at: number,
): { readonly expected: string; readonly actual: string } | null => {
  const text = lines[at]?.text ?? ''
  if (!/[-+]/.test(text)) return null
  const wanted = HEADINGS.find(([heading]) => heading.test(text))?.[1]
  if (wanted === undefined) return null
  const sides: Record<string, string> = {}
  for (const { text: below } of lines.slice(at + 1, at + REACH)) {
    if (OTHER_HEAD.test(below)) continue
    const signed = SIGNED.exec(below)
    const sign = signed?.[1]
    if (sign === undefined) {
      if (sides['-'] !== undefined && sides['+'] !== undefined) break
      continue
    }
    sides[sign] ??= signed?.[2]?.trim() ?? ''
  }
  const given = wanted === '-' ? '+' : '-'
  return { expected: sides[wanted] ?? '', actual: sides[given] ?? '' }
}
