import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

const split = (full: string) => {
  const parts = full.split('::')
  return failingTest(parts.pop() ?? full, { suite: parts.join('::') })
}

/** cargo test (`test a::b ... FAILED`, doc tests with their file) and nextest (`FAIL [ 0.1s] crate a::b`). */
export const rustTests = lineExtractor('rust-tests', [
  {
    needs: ' ... FAILED',
    pattern: /^test ([^\s:()]{1,400}\.rs) - (.{1,200}?) \(line (\d{1,7})\) \.\.\. FAILED$/,
    symptom: (match) => failingTest(match[2] ?? '', { path: match[1], line: match[3] }),
  },
  {
    needs: ' ... FAILED',
    pattern: /^test (\S{1,400})(?: - should panic)? \.\.\. FAILED$/,
    symptom: (match) => split(match[1] ?? ''),
  },
  {
    needs: ' ... ',
    // trybuild: a file that does not fail to compile as was written down.
    pattern: /^test ([^\s:()]{1,400}\.rs) \.\.\. (?:mismatch|error)$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[1] }),
  },
  {
    needs: 'FAIL [',
    pattern:
      /^\s{0,20}(?:TRY \d{1,3} )?FAIL \[ {0,9}[\d.]{1,12}s\] (?:\(\d{1,7}\/\d{1,7}\) )?\S{1,200} (\S{1,400})$/,
    symptom: (match) => split(match[1] ?? ''),
  },
])
