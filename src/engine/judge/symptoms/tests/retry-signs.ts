import type { Draft, Extractor } from '../draft.ts'
import { flakyTest } from './flaky-test.ts'

type Sign = { readonly needs: string; readonly pattern: RegExp }

/** Lines that say it of one test, whose full name is the first group. */
const SIGNS: readonly Sign[] = [
  {
    // Bazel: `//cart:total_test   FLAKY, failed in 1 out of 2 in 0.5s`.
    needs: ' FLAKY, failed in ',
    pattern: /^(\/\/[\w./@+-]{0,300}:[\w./@+-]{1,200}) {1,80}FLAKY, failed in \d{1,4} out of \d/,
  },
  {
    // gotestsum, by test: `PASS cart.TestTotal (re-run 1) (0.00s)`.
    needs: ' (re-run ',
    pattern: /^\s{0,4}PASS (\S{1,400}) \(re-run \d{1,4}\)/,
  },
  {
    // Vitest: ` ✓ test/cart.test.ts > cart > adds once (retry x1) 12ms`.
    needs: ' (retry x',
    pattern: /^\s{0,8}[✓✔√] (.{1,600}?) \(retry x\d{1,4}\)/,
  },
]

// Surefire and Failsafe: a heading, and below it one test a line with what each attempt said.
const HEADING = /^\[(?:WARNING|WARN|INFO)\] Flakes:$/
const ENTRY = /^\[(?:WARNING|WARN|INFO)\] ([\w.$]{1,300})$/

/** Lines that may stand between two entries. */
const BETWEEN = 6

const signOf = (text: string): string | undefined => {
  for (const { needs, pattern } of SIGNS) {
    const name = text.includes(needs) ? pattern.exec(text)?.[1] : undefined
    if (name !== undefined) return name
  }
  return undefined
}

/** The tests that failed first and passed when they were tried again, as their runner says outright, by full names. */
export const retrySigns: Extractor = {
  name: 'retry-signs',
  sees: { needs: [...SIGNS.map(({ needs }) => needs), 'Flakes:\n', '[WARN', '[INFO] '] },
  read: (lines) => {
    const drafts: Draft[] = []
    let listed = Number.NEGATIVE_INFINITY
    for (const line of lines) {
      const { text } = line
      const said = signOf(text)
      if (said !== undefined) drafts.push(flakyTest(line, said))
      if (text.endsWith('Flakes:') && HEADING.test(text)) {
        listed = line.number
        continue
      }
      const name = line.number - listed > BETWEEN ? undefined : ENTRY.exec(text)?.[1]
      if (name === undefined) continue
      drafts.push(flakyTest(line, name))
      listed = line.number
    }
    return drafts
  },
}
