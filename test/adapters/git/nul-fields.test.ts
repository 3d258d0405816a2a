import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { nulFields } from '../../../src/adapters/git/nul-fields.ts'

const fields = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '\n', '漢', ' ') }))

test.prop([fields, fc.integer({ min: 1, max: 7 })])(
  'fields are those written, however they are cut',
  (all, size) => {
    const bytes = Buffer.from(`${all.map((field) => `${field}\0`).join('')}torn`)
    const read: string[] = []
    const push = nulFields('utf8', (field) => read.push(field))
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size))
    expect(read).toEqual(all)
  },
)
