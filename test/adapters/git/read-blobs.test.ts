import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readBlobs } from '../../../src/adapters/git/read-blobs.ts'
import { buildHistory } from './history-builder.ts'
import { plainGit } from './plain-git.ts'

const contents = fc.array(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  { minLength: 1, maxLength: 6 },
)

test.prop([contents, fc.integer({ min: 0, max: 200 })], { numRuns: 15 })(
  'reads any bytes, at most as many as wanted',
  async (all, maxBytes) => {
    const files = Object.fromEntries(all.map((bytes, index) => [`f${index}`, bytes]))
    const { folder } = await buildHistory([{ name: 'only', files }], { bare: true })
    const objects = all.map((_, index) => plainGit(folder, ['rev-parse', `main:f${index}`]).trim())
    const blobs = await readBlobs(await openClone(folder), [...objects, 'f'.repeat(40)], maxBytes)
    expect(blobs.size).toBe(new Set(objects).size)
    for (const [index, bytes] of all.entries()) {
      const blob = blobs.get(objects[index] ?? '')
      expect([blob?.size, blob?.bytes]).toEqual([bytes.length, bytes.subarray(0, maxBytes)])
    }
  },
)
