import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'

import { aroundBroken } from '../../../src/adapters/git/around-broken.ts'

/** Like git: handles items until it meets a broken one, and then cannot say whether the last one was whole. */
function runner(broken: ReadonlySet<number>, handled: number[]) {
  return async (batch: readonly number[], onDone: () => void): Promise<'whole' | 'broken'> => {
    const end = batch.findIndex((item) => broken.has(item))
    const sure = end < 0 ? batch : batch.slice(0, Math.max(0, end - 1))
    for (const item of sure) {
      handled.push(item)
      onDone()
    }
    return end < 0 ? 'whole' : 'broken'
  }
}

describe('aroundBroken', () => {
  test.prop([fc.uniqueArray(fc.nat(60)), fc.uniqueArray(fc.nat(60), { maxLength: 8 })])(
    'handles every whole item once and tells the broken ones',
    async (items, bad) => {
      const handled: number[] = []
      const broken = new Set(bad)
      const told = await aroundBroken(items, runner(broken, handled))
      expect(handled).toEqual(items.filter((item) => !broken.has(item)))
      expect(told).toEqual(items.filter((item) => broken.has(item)))
    },
  )

  test('gives up where nearly everything is broken', async () => {
    const items = Array.from({ length: 100 }, (_, index) => index)
    let runs = 0
    const run = async (): Promise<'broken'> => {
      runs++
      return 'broken'
    }
    expect(await aroundBroken(items, run)).toEqual(items)
    expect(runs).toBeLessThanOrEqual(50)
  })
})
