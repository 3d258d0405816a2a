import { expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { flakyTest } from '../../../../../src/engine/judge/symptoms/tests/flaky-test.ts'

it('a flaky test stands where its runner says that it passed', () => {
  for (const line of logLines('PASS opens')) {
    expect(flakyTest(line, 'opens')).toEqual({
      line,
      about: 'opens',
      symptom: { kind: 'flaky-test', name: 'opens', suite: null, path: null },
    })
  }
})
