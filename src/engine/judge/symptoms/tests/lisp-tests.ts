import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** Emacs' ERT: `   FAILED   12/190  cart-adds (0.01 sec) at test/cart-tests.el:3`, and `Test cart-adds condition:`. */
export const lispTests = lineExtractor('lisp-tests', [
  {
    needs: 'FAILED ',
    pattern:
      /^ {1,6}FAILED {1,8}\d{1,6}\/\d{1,6} {1,4}(\S{1,300})(?: \(\d{1,9}\.\d{1,9} sec\))?(?: at ([^\s:"'()]{1,400}):(\d{1,7}))?$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
  },
  {
    needs: ' condition:',
    pattern: /^Test (\S{1,300}) condition:$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
])
