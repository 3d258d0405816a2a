import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { maskNumbers, maskVolatile } from '../../../../src/engine/judge/symptoms/mask.ts'

it.each([
  ['at 0x7ffE and 0x1', 'at # and #'],
  ['id 123e4567-e89b-12d3-a456-426614174000.', 'id #.'],
  ['2031-01-02T03:04:05.6Z door', '# door'],
  ['at 03:04:05.678', 'at #'],
  ['took 1.5 ms, 3 secs and 2h', 'took #, # and #'],
  ['99.5 % of 3 / 4', '# of #'],
  ['==123== pid: 99', '# #'],
  ['localhost:8080 [::1]:9', '# [::1]:9'],
  ['in /tmp/door-1/lock.c: no', 'in #: no'],
  ['commit c0ffee1 and 1234567', 'commit # and #'],
  ['line 12 says 404', 'line 12 says 404'],
  ['defaced facade', 'defaced facade'],
])('%j is masked as %j', (text, masked) => {
  expect(maskVolatile(text)).toBe(masked)
})

it('masks every number where asked to', () => {
  expect(maskNumbers('line 12 of 3a4')).toBe('line # of #a#')
})

test.prop([fc.string(), fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff })])(
  'is the same for two addresses',
  (text, one, other) => {
    const at = (address: number) => maskVolatile(`${text} 0x${address.toString(16)} here`)
    expect(at(one)).toBe(at(other))
  },
)
