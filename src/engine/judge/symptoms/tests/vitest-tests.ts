import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const FILE = String.raw`([^\s:"'()]{1,400}\.[cm]?[jt]sx?)`

/** The last part is the test's name, what stands before it its suites. */
const named = (path: string | undefined, rest: string | undefined) => {
  const parts = (rest ?? '').split(' > ')
  const name = parts.pop() ?? ''
  return failingTest(name === '' ? (path ?? '') : name, { path, suite: parts.join(' > ') })
}

/** Vitest: ` FAIL  |project| path > suite > name`, ` × path > name`, and the file line ` ❯ path (3 tests | 1 failed)`. */
export const vitestTests = lineExtractor('vitest-tests', [
  {
    needs: 'FAIL ',
    pattern: new RegExp(
      String.raw`^\s{0,8}FAIL {1,4}(?:\|?[\w@/.-]{1,60}\|? {1,3})?${FILE}(?: > (.{1,600}))?$`,
    ),
    symptom: (match) => (match[2] === undefined ? null : named(match[1], match[2])),
  },
  {
    needs: ['× ', '✗ ', '✘ '],
    pattern: new RegExp(
      String.raw`^\s{0,8}[×✗✘] (?:\|?[\w@/.-]{1,60}\|? {1,3})?${FILE} > (.{1,600}?)(?: \d{1,9}ms)?$`,
    ),
    symptom: (match) => named(match[1], match[2]),
  },
  {
    needs: ' failed',
    pattern: new RegExp(
      String.raw`^\s{0,8}❯ (?:\|?[\w@/.-]{1,60}\|? {1,3})?${FILE} \(\d{1,7} tests?[^)]{0,60} failed`,
    ),
    symptom: (match) => failingTest(match[1] ?? '', { path: match[1] }),
  },
])
