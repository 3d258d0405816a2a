import { describe, expect, it } from 'vitest'

import { fairQueue } from '../../../tools/torture/fair-queue.ts'
import { fullDisk } from '../../../tools/torture/full-disk.ts'
import { lostDatabase } from '../../../tools/torture/lost-database.ts'
import { tornStore } from '../../../tools/torture/torn-store.ts'

/** The short form of each drill; the long one is for `npm run torture`. */
describe.each(Object.entries({ fairQueue, fullDisk, lostDatabase, tornStore }))('%s', (_name, drill) => {
  it('is stood', { timeout: 120_000 }, async () => {
    const results = await drill({ short: true, database: null })
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(({ ok }) => !ok)).toEqual([])
  })
})
