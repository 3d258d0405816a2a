import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

const PLACE = /^File "([^"]{1,400})", line (\d{1,7}), in (\S{1,300})$/
const FAILED = 'Failed example:'

/** Python's doctest: a place and the object that is documented, and below it `Failed example:`. */
export const doctestTests: Extractor = {
  name: 'doctest-tests',
  sees: { needs: [FAILED], before: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const above = line.text === FAILED ? lines[at - 1] : undefined
      const place = above === undefined ? null : PLACE.exec(above.text)
      if (above === undefined || place === null) continue
      const [, path, row, name = ''] = place
      drafts.push({ line: above, about: name, symptom: failingTest(name, { path, line: row }) })
    }
    return drafts
  },
}
