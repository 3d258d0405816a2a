import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const PLACE = /^ {1,4}([^\s:"'()]{1,400}\.l?hs):(\d{1,7}):\d{1,6}: ?$/
const NUMBERED = /^ {1,4}\d{1,6}\) (\S.{0,500})$/
// Tasty puts the result behind the name, and how long it took where that was long.
const TASTY = /^ {2,60}(\S.{0,300}?): {1,200}FAIL(?: \(\d{1,9}\.\d{1,4}s\))?$/

/** Hspec's list of failures (the place, below it `1) Cart, total, adds up`), and Tasty's `adds up: FAIL`. */
export const haskellTests: Extractor = {
  name: 'haskell-tests',
  sees: { needs: ['hs:', 'FAIL'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const { text } = line
      const tasty = text.includes('FAIL') ? TASTY.exec(text)?.[1] : undefined
      if (tasty !== undefined) drafts.push({ line, about: tasty, symptom: failingTest(tasty) })
      const place = text.includes('hs:') ? PLACE.exec(text) : null
      const below = place === null ? undefined : lines[at + 1]
      const name = NUMBERED.exec(below?.text ?? '')?.[1]
      if (place === null || below === undefined || name === undefined) continue
      const symptom = failingTest(name, { path: place[1], line: place[2] })
      drafts.push({ line: below, about: name, symptom })
    }
    return drafts
  },
}
