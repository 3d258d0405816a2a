import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

// gcc's form and MSVC's; assertions that are no comparison say so behind the place.
const FAILURE =
  /^([^\s:"'()]{1,400}|[A-Za-z]:[^:"'()]{1,400})(?::|\()(\d{1,7})\)?: (?:Failure|error: .{0,300})$/
const FAILED = /\[ {2}FAILED {2}\] (\w[\w/]{0,200})\.(\w[\w/.]{0,200})/

/** GoogleTest: where a test failed is printed above the line that says that it did. */
export const gtestTests: Extractor = {
  name: 'gtest-tests',
  read: (lines) => {
    const drafts: Draft[] = []
    let place: RegExpExecArray | null = null
    for (const line of lines) {
      const { text } = line
      if (text.startsWith('[ RUN ')) place = null
      else if (text.endsWith(': Failure') || text.includes('): error: ')) place ??= FAILURE.exec(text)
      else if (text.includes('[  FAILED  ]')) {
        const failed = FAILED.exec(text)
        if (failed === null) continue
        const name = failed[2] ?? ''
        const symptom = failingTest(name, { suite: failed[1], path: place?.[1], line: place?.[2] })
        drafts.push({ line, about: name, symptom })
        place = null
      }
    }
    return drafts
  },
}
