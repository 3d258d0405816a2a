import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** meson: `12/40 suite / name  FAIL  0.1s`; a name may hold single blanks. */
const meson = (needs: string): LineRule => ({
  needs,
  pattern:
    /^\s{0,6}\d{1,6}\/\d{1,6} (?:([\w.+:-]{1,100}) \/ )?([^ ](?:[^ ]| (?! )){0,200}) {1,80}(?:FAIL|TIMEOUT|ERROR|UNEXPECTEDPASS) {1,20}\d/,
  symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
  about: 2,
})

/** C and C++: Unity, Check, Boost.Test, CppUTest, Criterion, cmocka, automake's and meson's summaries. */
export const nativeTests = lineExtractor('native-tests', [
  {
    needs: ':FAIL',
    pattern: /^([^\s:"'()]{1,400}\.(?:c|cc|cpp|h)):(\d{1,7}):(\w{1,200}):FAIL/,
    symptom: (match) => failingTest(match[3] ?? '', { path: match[1], line: match[2] }),
    about: 3,
  },
  {
    needs: [':F:', ':E:'],
    // Check: `a.c:12:F:core:test_name:0: message`.
    pattern: /^([^\s:"'()]{1,400}\.(?:c|cc|cpp)):(\d{1,7}):[FE]:([^:]{1,100}):([^:]{1,100}):\d{1,6}:/,
    symptom: (match) => failingTest(match[4] ?? '', { path: match[1], line: match[2], suite: match[3] }),
  },
  {
    needs: 'FAIL',
    // automake: `FAIL: tests/name` on the console, `FAIL tests/name (exit status: 1)` in its log; not `ERROR: prose`, nor a
    // count, `FAIL: 0`.
    pattern:
      /^(?:XPASS|FAIL)(?=: [^ ]{1,300}$| [^ ]{1,300} \(exit)[: ]{1,2}(?!\d{1,9}$)([\w./+-]{1,300})(?: \(exit status: \d{1,3}\))?$/,
    symptom: (match) =>
      failingTest(match[1] ?? '', { path: match[1]?.includes('/') === true ? match[1] : null }),
  },
  {
    needs: 'FAIL: ',
    // Runners of a project's own: `FAIL: test_name (during setup at tests/a.c:12)`.
    pattern: /^FAIL: (\w{2,200}) \((?:[^()]{0,200} )?([^\s:"'()]{1,400}\.\w{1,10}):(\d{1,7})\)$/,
    symptom: (match) => failingTest(match[1] ?? '', { path: match[2], line: match[3] }),
    about: 1,
  },
  {
    needs: ': in "',
    // Boost.Test: `tests/cart.cpp(42): error: in "cart/adds": check total == 2 has failed`.
    pattern:
      /^(?:unknown location|([^\s:"'()][^:"'()]{0,400}))\((\d{1,7})\): (?:fatal )?error: in "(?:([^"]{1,300})\/)?([^"/]{1,200})": /,
    symptom: (match) =>
      failingTest(match[4] ?? '', { suite: match[3], path: match[1], line: match[1] && match[2] }),
    about: 4,
  },
  {
    needs: ' Failure in TEST(',
    pattern: /^([^\s:"'()]{1,400}):(\d{1,7}): error: Failure in TEST\((\w{1,200}), (\w{1,200})\)$/,
    symptom: (match) => failingTest(match[4] ?? '', { suite: match[3], path: match[1], line: match[2] }),
    about: 4,
  },
  {
    needs: '[FAIL] ',
    // Criterion.
    pattern: /^\[FAIL\] (\w{1,200})::(\w{1,200}): \(/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
  {
    needs: '[  FAILED  ] ',
    // cmocka, which has no suites in a test's name.
    pattern: /^\[ {2}FAILED {2}\] ([A-Za-z_]\w{0,200})$/,
    symptom: (match) => failingTest(match[1] ?? ''),
  },
  ...['FAIL ', 'TIMEOUT ', 'ERROR ', 'UNEXPECTEDPASS '].map(meson),
])
