import { expect, it } from 'vitest'

import { disorder } from '../../../tools/torture/disorder.ts'

it('deliveries that come twice and in any order make one issue for each failure, and the same state', async () => {
  const [result] = await disorder({ short: true, database: null })
  expect(result).toMatchObject({ ok: true, measured: expect.stringContaining('72 of them duplicates') })
}, 300_000)
