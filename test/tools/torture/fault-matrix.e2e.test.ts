import { expect, it } from 'vitest'

import { faultMatrix } from '../../../tools/torture/fault-matrix.ts'

// A sample of some hundred cells; the whole matrix is a drill of its own. Odd strides meet all faults and places.
it('no fault of GitHub breaks us, hides a gap or makes us write twice', async () => {
  const result = await faultMatrix({ every: { triage: 7, wideTriage: 61, writing: 11 } })
  expect(result).toMatchObject({ ok: true, measured: expect.stringMatching(/^[2-9]\d\d cells of \d\d/) })
}, 300_000)
