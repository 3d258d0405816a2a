import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const FAILED = /^\s{0,6}\d{1,6}\) (?:test|property|doctest) (.{1,300}) \(([\w.]{1,200})\)$/
const PLACE = /^\s{1,12}([^\s:"'()]{1,400}\.exs?):(\d{1,7})$/

/** ExUnit: `1) test adds once (Shop.CartTest)`, and on the next line where the test begins. */
export const exunitTests: Extractor = {
  name: 'exunit-tests',
  sees: { needs: [') test ', ') property ', ') doctest '], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const failed = line.text.includes(') ') && line.text.endsWith(')') ? FAILED.exec(line.text) : null
      if (failed === null) continue
      const place = PLACE.exec(lines[at + 1]?.text ?? '')
      const symptom = failingTest(failed[1] ?? '', { suite: failed[2], path: place?.[1], line: place?.[2] })
      drafts.push({ line, about: failed[1] ?? '', symptom })
    }
    return drafts
  },
}
