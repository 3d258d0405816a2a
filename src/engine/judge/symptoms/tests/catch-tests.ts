import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { failingTest } from './failing-test.ts'

const RULE = /^-{79,80}$/
const DOUBLE_RULE = /^={79,80}$/
const FAILED =
  /^([^\s:"'()]{1,400}|[A-Za-z]:[^:"'()]{1,400})(?::|\()(\d{1,7})\)?: (?:FAILED:?|ERROR: .{0,500})$/
const EXPANSION = /^\s{2,8}(\S.{0,300}?) == (\S.{0,300})$/
/** Lines below a failed assertion in which its expansion stands. */
const REACH = 6

type Heading = { readonly name: string; readonly suite: string | null }

/** Lines between two rules. */
const TITLE_REACH = 10

/** Catch2: the title between two rules, its sections indented below it. Behind the second rule stands no title. */
const catchHeading = (lines: readonly LogLine[], at: number): Heading | null => {
  const below = lines.slice(at + 1, at + 1 + TITLE_REACH).map(({ text }) => text)
  const end = below.findIndex((text) => RULE.test(text))
  const titles = below.slice(0, Math.max(end, 0)).map((text) => text.trim())
  const name = titles.pop()
  return name === undefined || below[0]?.startsWith(' ') === true
    ? null
    : { name, suite: titles.join(' › ') || null }
}

/** doctest: a double rule, the place, and `TEST CASE:  name`. */
const doctestHeading = (lines: readonly LogLine[], at: number): Heading | null => {
  const below = lines.slice(at + 1, at + 5).map(({ text }) => text)
  const named = below.find((text) => text.startsWith('TEST CASE:'))
  return named === undefined ? null : { name: named.slice(10).trim(), suite: null }
}

const headingAt = (lines: readonly LogLine[], at: number): Heading | null => {
  const text = lines[at]?.text ?? ''
  if (text.startsWith('---') && RULE.test(text)) return catchHeading(lines, at)
  return text.startsWith('===') && DOUBLE_RULE.test(text) ? doctestHeading(lines, at) : null
}

const expansionBelow = (lines: readonly LogLine[], at: number) => {
  const below = lines.slice(at + 1, at + 1 + REACH)
  const from = below.findIndex(({ text }) => text === 'with expansion:')
  const sides = from === -1 ? null : EXPANSION.exec(below[from + 1]?.text ?? '')
  return sides === null ? {} : { expected: sides[2] ?? null, actual: sides[1] ?? null }
}

/** Catch2 and doctest: a rule, the test case's title, and below it each failed assertion with its place. */
export const catchTests: Extractor = {
  name: 'catch-tests',
  sees: { needs: ['\n---', '\n===', ': FAILED', ': ERROR'], after: TITLE_REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let heading: Heading | null = null
    for (const [at, line] of lines.entries()) {
      if (line.text.startsWith('---') || line.text.startsWith('==='))
        heading = headingAt(lines, at) ?? heading
      if (heading === null || !/: (?:FAILED|ERROR)/.test(line.text)) continue
      const failed = FAILED.exec(line.text)
      if (failed === null) continue
      const { name, suite } = heading
      const symptom = failingTest(name, { suite, path: failed[1], line: failed[2] })
      drafts.push({ line, about: failed[1] ?? '', symptom: { ...symptom, ...expansionBelow(lines, at) } })
    }
    return drafts
  },
}
