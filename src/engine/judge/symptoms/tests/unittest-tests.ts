import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** Since Python 3.11 the brackets repeat the test's name; a module that cannot load stands there as a loader's case. */
const withoutName = (dotted: string, name: string): string | null => {
  if (dotted.startsWith('unittest.loader.')) return null
  return dotted.endsWith(`.${name}`) ? dotted.slice(0, -name.length - 1) : dotted
}

/** unittest and Django: `FAIL: test_a (pkg.mod.Case.test_a)`, verbose `test_a (pkg.mod.Case) ... FAIL`. */
export const unittestTests = lineExtractor('unittest-tests', [
  {
    needs: ['FAIL: ', 'ERROR: '],
    pattern: /^(?:FAIL|ERROR): (\w{1,200}) \(([\w.]{1,300})\)/,
    symptom: (match) => failingTest(match[1] ?? '', { suite: withoutName(match[2] ?? '', match[1] ?? '') }),
  },
  {
    needs: ' ... ',
    pattern: /^(\w{1,200}) \(([\w.]{1,300})\)(?: .{0,200})? \.\.\. (?:FAIL|ERROR)$/,
    symptom: (match) => failingTest(match[1] ?? '', { suite: withoutName(match[2] ?? '', match[1] ?? '') }),
  },
])
