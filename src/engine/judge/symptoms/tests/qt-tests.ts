import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

// CTest puts the number of its test before each line.
const FAILED =
  /^(?:\d{1,6}: )?(?:FAIL!|XPASS) {1,2}: ([\w:]{1,200})::(\w{1,200})\(([^()]{0,200})\)(?: .{0,2000})?$/
const PLACE = /^(?:\d{1,6}: )?\s{1,8}Loc: \[([^\s[\]()]{1,400})\((\d{1,7})\)\]$/
/** Lines below a failure in which its place stands: values may be long. */
const REACH = 12

/** Qt Test: `FAIL!  : TestCart::adds(tax) Compared values are not the same`, and its place below. */
export const qtTests: Extractor = {
  name: 'qt-tests',
  sees: { needs: ['FAIL!  : ', 'XPASS  : '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      if (!line.text.includes('  : ')) continue
      const failed = FAILED.exec(line.text)
      if (failed === null) continue
      const [, suite, name = '', row = ''] = failed
      const below = lines.slice(at + 1, at + 1 + REACH).map(({ text }) => text)
      const next = below.findIndex((text) => FAILED.test(text))
      const places = below.slice(0, next === -1 ? REACH : next).map((text) => PLACE.exec(text))
      const place = places.find((match) => match !== null)
      const symptom = failingTest(row === '' ? name : `${name}(${row})`, {
        suite,
        path: place?.[1],
        line: place?.[2],
      })
      drafts.push({ line, about: name, symptom })
    }
    return drafts
  },
}
