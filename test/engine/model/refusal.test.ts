import { expect, it } from 'vitest'

import { Refusal } from '../../../src/engine/model/refusal.ts'

it('says what is refused, why, how to mend it and when to come again', () => {
  const cause = new Error('HTTP 429')
  const refusal = new Refusal('transient', 'GitHub asks us to wait', 'try later', {
    retryAfterMs: 5000,
    cause,
  })
  expect(refusal).toMatchObject({
    name: 'Refusal',
    kind: 'transient',
    message: 'GitHub asks us to wait',
    mend: 'try later',
    retryAfterMs: 5000,
    cause,
  })
})

it('has no cause and no time to wait where none is known', () => {
  const refusal = new Refusal('not-found', 'no such run', 'check the number')
  expect(refusal.retryAfterMs).toBeNull()
  expect('cause' in refusal).toBe(false)
})
