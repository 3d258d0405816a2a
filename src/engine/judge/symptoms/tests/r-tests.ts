import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** testthat: `── Failure ('test-cart.R:12:3'): it adds up ────`, and as it was `── 1. Failure: it adds up (@test-cart.R#12) ──`. */
export const rTests = lineExtractor('r-tests', [
  {
    needs: ['── Failure (', '── Error (', '-- Failure (', '-- Error ('],
    pattern:
      /^[─-]{2,4} (?:Failure|Error) \('?([^\s:"'()]{1,400}\.[rR]):(\d{1,7})(?::\d{1,6})?'?\): (.{1,400}?)[ ─-]{0,200}$/,
    symptom: (match) => failingTest(match[3] ?? '', { path: match[1], line: match[2] }),
    about: 3,
  },
  {
    needs: ['. Failure: ', '. Error: '],
    pattern:
      /^[─-]{2,4} \d{1,6}\. (?:Failure|Error): (.{1,400}?) \(@([^\s:"'()#]{1,400}\.[rR])#(\d{1,7})\)[ ─-]{0,200}$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
  },
])
