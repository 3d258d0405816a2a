import { expect, it } from 'vitest'

import { faultMatrix } from '../../../tools/torture/fault-matrix.ts'

it('no fault of GitHub breaks us, hides a gap or makes us write twice', async () => {
  const [result] = await faultMatrix({ short: true, database: null })
  expect(result).toMatchObject({ ok: true, measured: expect.stringMatching(/^[2-9]\d\d cells of \d\d/) })
}, 300_000)
