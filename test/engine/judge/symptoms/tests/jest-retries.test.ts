import { describe, expect, it } from 'vitest'

import { jestRetries } from '../../../../../src/engine/judge/symptoms/tests/jest-retries.ts'
import { told } from '../told.ts'

const HEAD = ' LOGGING RETRY ERRORS  door opens'

describe('a test that Jest tried again', () => {
  it('passed at last where the list of failures does not hold it', () => {
    expect(told(jestRetries, HEAD, ' RETRY 1 ', HEAD, '  ● door › shuts')).toEqual([
      '1: {"kind":"flaky-test","name":"door opens","suite":null,"path":null} «door opens»',
    ])
  })

  it('failed where it does', () => expect(told(jestRetries, HEAD, '  ● door › opens')).toEqual([]))
})
