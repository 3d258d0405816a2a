import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { retrySigns } from '../../../../../src/engine/judge/symptoms/tests/retry-signs.ts'

const retried = (...log: readonly string[]) =>
  retrySigns
    .read(logLines(log.join('\n')))
    .map(({ line, symptom }) => `${line.number}: ${symptom.kind === 'flaky-test' ? symptom.name : ''}`)

describe('a runner that says which tests passed when they were tried again', () => {
  it.each([
    ['Bazel', ['//door:opens_test    FLAKY, failed in 1 out of 2 in 0.4s'], ['1: //door:opens_test']],
    ['gotestsum', ['PASS door.TestOpens (re-run 1) (0.01s)'], ['1: door.TestOpens']],
    ['Vitest', [' ✓ a.test.ts > opens (retry x2) 12ms'], ['1: a.test.ts > opens']],
    ['Surefire', ['[WARNING] Flakes: ', '[WARNING] A.opens', '[ERROR]   Run 1: no'], ['2: A.opens']],
  ])('is heard: %s', (_, log, names) => expect(retried(...log)).toEqual(names))

  const far = Array<string>(8).fill('x')

  it.each([
    ['a test that passed at once', ['PASS door.TestOpens (0.01s)', ' ✓ a.test.ts > opens 12ms']],
    [
      'one that failed again',
      ['FAIL door.TestOpens (re-run 1) (0.01s)', '//a:b  FAILED in 3 out of 3 in 1s'],
    ],
    ['entries far below their heading', ['[WARNING] Flakes:', ...far, '[WARNING] A.b']],
  ])('does not say it of %s', (_, log) => expect(retried(...log)).toEqual([]))
})
