import { lineExtractor } from '../line-rules.ts'
import { failingTest } from './failing-test.ts'

/** EUnit: `cart_tests: adds_test...*failed*`, with a line where a fun is the test; Common Test's summary of one case. */
export const erlangTests = lineExtractor('erlang-tests', [
  {
    needs: '*failed*',
    pattern:
      /^\s{0,40}([a-z][\w@]{0,100}):(?:(\d{1,7}):)? {1,2}(\S.{0,300}?)(?:\.\.\.)?(?:\[\d{1,9}\.\d{1,6} s\] )?\*failed\*$/,
    symptom: (match) => failingTest(match[3] ?? '', { suite: match[1], line: match[2] }),
    about: 3,
  },
  {
    needs: ' FAILED',
    // rebar3: `%%% cart_SUITE ==> adds: FAILED`.
    pattern: /^%%% (\w{1,100}_SUITE) ==> (\S.{0,200}?): FAILED$/,
    symptom: (match) => failingTest(match[2] ?? '', { suite: match[1] }),
    about: 2,
  },
])
