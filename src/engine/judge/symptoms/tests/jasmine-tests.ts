import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const NUMBERED = /^\d{1,5}\) (\S.{0,500})$/
const MESSAGE = /^ {2}Message:$/
/** uvu: ` FAIL  cart  "adds up"`; its suite is left out where a file has but one. */
const UVU = /^ {1,4}FAIL {1,4}(?:(\S.{0,200}?) {1,4})?"(.{1,400})"$/

/** Jasmine's numbered failures, each over the word `Message:`, and the failures of uvu. */
export const jasmineTests: Extractor = {
  name: 'jasmine-tests',
  sees: { needs: ['\n  Message:\n', 'FAIL '], before: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const { text } = line
      const uvu = text.includes('FAIL ') ? UVU.exec(text) : null
      if (uvu !== null)
        drafts.push({ line, about: uvu[2] ?? '', symptom: failingTest(uvu[2] ?? '', { suite: uvu[1] }) })
      const above = MESSAGE.test(text) ? lines[at - 1] : undefined
      const name = NUMBERED.exec(above?.text ?? '')?.[1]
      if (above !== undefined && name !== undefined)
        drafts.push({ line: above, about: name, symptom: failingTest(name) })
    }
    return drafts
  },
}
