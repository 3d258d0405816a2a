import type { LogLine } from '../log-lines.ts'
import { differenceAt } from './compared-difference.ts'

/** What a failed comparison asked for and what it got, as printed. */
export type Compared = { readonly expected: string; readonly actual: string }

/** Characters of a value that are kept. */
const VALUE_CAP = 200

const V = String.raw`.{1,300}?`

type Shape = {
  readonly needs: string
  /** Where it may begin, for a sticky pattern: of many such places only the first is tried. */
  readonly begins?: RegExp
  readonly pattern: RegExp
}

/** Comparisons worded on one line, by the named groups `expected` and `actual`. */
const WORDED: readonly Shape[] = [
  // JUnit, Kotest, AssertJ; TestNG says `expected [x] but found [y]`.
  {
    needs: 'but ',
    pattern: new RegExp(
      `[Ee]xpected:? ?[<[](?<expected>${V})[>\\]] but (?:was|found|got):? ?[<[](?<actual>.{1,300})[>\\]]`,
    ),
  },
  {
    needs: 'AreEqual failed',
    pattern: new RegExp(`AreEqual failed\\. Expected:<(?<expected>${V})>\\. Actual:<(?<actual>${V})>\\.`),
  },
  // PHPUnit and Pest.
  {
    needs: 'Failed asserting that ',
    pattern: new RegExp(
      `Failed asserting that (?<actual>${V}) (?:matches expected|is identical to|is equal to) (?<expected>.{1,300}?)\\.?$`,
    ),
  },
  // Chai, Vitest, Cypress.
  {
    needs: ' to ',
    begins: /\bexpected /,
    pattern: new RegExp(
      `\\bexpected (?<actual>${V}) to (?:be|equal|eql|deeply equal|deep equal|strictly equal|loosely equal) (?<expected>${V})(?: // .{0,80}|, got .{0,300})?$`,
      'y',
    ),
  },
  // pytest rewrites `assert actual == expected`; unittest prints `first != second`.
  {
    needs: 'assert ',
    begins: /(?:^E {1,8}| - )(?:AssertionError: )?assert /,
    pattern: new RegExp(
      `(?:^E {1,8}| - )(?:AssertionError: )?assert (?<actual>${V}) (?:==|is) (?<expected>.{1,300})$`,
      'y',
    ),
  },
  {
    needs: ' != ',
    begins: /AssertionError: /,
    pattern: new RegExp(`AssertionError: (?<actual>${V}) != (?<expected>${V})(?: : .{0,300})?$`, 'y'),
  },
  {
    needs: ') is not equal to (',
    pattern: new RegExp(`failed: \\("(?<actual>${V})"\\) is not equal to \\("(?<expected>${V})"\\)`),
  },
  // Swift Testing: each side with its value behind an arrow where that differs.
  {
    needs: 'Expectation failed: ',
    begins: /Expectation failed: \(/,
    pattern: new RegExp(
      `Expectation failed: \\((?:[^→]{1,300}→ )?(?<actual>${V})\\) == \\(?(?:[^→]{1,300}→ )?(?<expected>${V})\\)?$`,
      'y',
    ),
  },
  {
    needs: ' did not equal ',
    pattern: new RegExp(`(?:^|\\s)(?<actual>\\S{1,200}) did not equal (?<expected>${V})(?: \\(|$)`),
  },
  // Go has no assertions: these are the two orders in which its tests are habitually worded.
  {
    needs: 'want',
    begins: /(?:\bgot|=):? /,
    pattern: new RegExp(
      `(?:\\bgot|=):? (?<actual>${V})[,;] ?(?:but )?want(?:ed)?:? (?<expected>.{1,300})$`,
      'y',
    ),
  },
  {
    needs: 'got',
    pattern: new RegExp(
      `\\b(?:want(?:ed)?|[Ee]xpected):? (?<expected>${V})[,;]? (?:but )?got:? (?<actual>.{1,300})$`,
    ),
  },
]

const LABEL = String.raw`^[\s#|E>*]{0,40}`
const WANTED = new RegExp(
  String.raw`${LABEL}(?:[Ee]xpected(?: (?:value|string|length|pattern|substring))?|[Ww]ant(?:ed)?|right) {0,4}: {0,8}(\S.{0,300})$`,
)
const GIVEN = new RegExp(
  String.raw`${LABEL}(?:[Aa]ctual|[Rr]eceived(?: (?:value|string|length))?|[Gg]ot|[Bb]ut (?:was|got)|left) {0,4}: {0,8}(\S.{0,300})$`,
)
/** Lines that one printed value may take. */
const STACK_REACH = 40
/** Lines that may stand between the two labels. */
const LABEL_REACH = 3

/** YAML's sign that the value begins on the next line. */
const BLOCK = /^[|>][-+]?$/

const value = (text: string | undefined): string => (text ?? '').trim().replace(/,$/, '').slice(0, VALUE_CAP)

const compared = (expected: string | undefined, actual: string | undefined): Compared | null => {
  const both = { expected: value(expected), actual: value(actual) }
  return both.expected === '' || both.actual === '' ? null : both
}

const matchOf = (text: string, { begins, pattern }: Shape): RegExpExecArray | null => {
  const at = begins === undefined ? 0 : text.search(begins)
  if (at === -1) return null
  pattern.lastIndex = at
  return pattern.exec(text)
}

const wordedAt = (text: string): Compared | null => {
  for (const shape of WORDED) {
    if (!text.includes(shape.needs)) continue
    const found = matchOf(text, shape)?.groups
    if (found !== undefined) return compared(found['expected'], found['actual'])
  }
  return null
}

const valueAt = (lines: readonly LogLine[], at: number, said: string | undefined): string | undefined =>
  said !== undefined && BLOCK.test(said.trim()) ? lines[at + 1]?.text : said

/** `Expected: 5` and close below it `Actual: 4`, or the other way round. */
const labelledAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const text = lines[at]?.text ?? ''
  if (!text.includes(':')) return null
  const wanted = WANTED.exec(text)
  const given = wanted === null ? GIVEN.exec(text) : null
  if (wanted === null && given === null) return null
  const first = valueAt(lines, at, (wanted ?? given)?.[1])
  for (let next = at + 1; next <= at + LABEL_REACH; next += 1) {
    const other = (wanted === null ? WANTED : GIVEN).exec(lines[next]?.text ?? '')
    if (other === null) continue
    const second = valueAt(lines, next, other[1])
    return wanted === null ? compared(second, first) : compared(first, second)
  }
  return null
}

const WHICH = /^\s{4}Which is: (.{1,300})$/

/** GoogleTest prints both sides, each with its value where that differs: the first is habitually what was got. */
const equalityAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const below = lines.slice(at + 1, at + 5).map((line) => line.text)
  const sides: string[] = []
  for (const text of below) {
    const which = WHICH.exec(text)?.[1]
    if (which !== undefined && sides.length > 0) sides[sides.length - 1] = which
    else if (sides.length < 2) sides.push(text)
  }
  return compared(sides[1], sides[0])
}

const UNEQUAL = /^(\S.{0,300}?) !==? (\S.{0,300})$/

/** node:assert names both sides two lines below its sentence. */
const strictAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const below = lines.slice(at + 1, at + 4).map((line) => UNEQUAL.exec(line.text.trim()))
  const sides = below.find((match) => match !== null)
  return sides === undefined || sides === null ? null : compared(sides[2], sides[1])
}

/** busted: `Passed in:`, the value below, `Expected:`, the value below. */
const stackedAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const below = lines.slice(at + 1, at + STACK_REACH + 1)
  const wanted = below.findIndex(({ text }, index) => index < STACK_REACH - 1 && text === 'Expected:')
  return wanted === -1 ? null : compared(below[wanted + 1]?.text, below[0]?.text)
}

/** EUnit's and Test::More's terms: `{expected,1},` and `{value,2}]}`, `$got->[1] = 'a'` and `$expected->[1] = 'b'`. */
const TERM =
  /^[\s#]{1,40}(?:\{(expected|value),(.{1,300}?)[\]},]{1,6}|\$(got|expected)(?:->)?[^\s=]{0,200} = (.{1,300}))$/

const termAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const first = TERM.exec(lines[at]?.text ?? '')
  const second = first === null ? null : TERM.exec(lines[at + 1]?.text ?? '')
  if (first === null || second === null) return null
  const [one, other] = [first, second].map((term) => term[2] ?? term[4])
  return (first[1] ?? first[3]) === 'expected' ? compared(one, other) : compared(other, one)
}

/** The comparison that is told on the line at the given index, or begins there; null where there is none. */
export const comparedAt = (lines: readonly LogLine[], at: number): Compared | null => {
  const text = lines[at]?.text ?? ''
  if (text === '') return null
  if (text.startsWith('Expected equality of these values:')) return equalityAt(lines, at)
  if (/Expected values to be (?:strictly |loosely )?equal:$/.test(text)) return strictAt(lines, at)
  if (text === 'Passed in:') return stackedAt(lines, at)
  const difference = differenceAt(lines, at)
  if (difference !== null) return compared(difference.expected, difference.actual)
  return wordedAt(text) ?? labelledAt(lines, at) ?? termAt(lines, at)
}
