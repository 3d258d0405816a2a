import { describe, expect, it } from 'vitest'

import type { Duty } from '../../../../src/adapters/store/duties.ts'
import type { UnderTest } from './under-test.ts'

/** Waits for the next minute where little of this one is left: which one somebody starts in is asked below. */
async function earlyInMinute(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000)
  if (left < 25_000) await new Promise((resolve) => setTimeout(resolve, left))
}

/** A time that does not come while tests run: the last day of February in a leap year. */
const hardlyEver = '0 0 29 2 *'

export function dutiesContract({ store, reopen }: UnderTest): void {
  const dutyThat = (done: string[], over: Partial<Duty> = {}): Duty => ({
    name: 'sweep',
    cron: hardlyEver,
    atStart: true,
    perform: async () => {
      done.push('sweep')
      return 'swept'
    },
    ...over,
  })

  describe('a duty', () => {
    it('is done at the start, and not again by who starts in the same minute', async () => {
      await earlyInMinute()
      const done: string[] = []
      await store().duties.take([dutyThat(done, { name: 'once' })])
      await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1)
      await reopen()
      await store().duties.take([dutyThat(done, { name: 'once' })])
      await store().duties.now('once')
      await expect.poll(() => done.length, { timeout: 20_000 }).toBe(2)
      await store().duties.drain()
      expect(done).toHaveLength(2)
    }, 60_000)

    it('whose name this version does not know is left alone, and one that fails keeps no other from its turn', async () => {
      const done: string[] = []
      const perform = async () => Promise.reject(new Error('GitHub is away'))
      await store().duties.take([
        dutyThat(done, { name: 'failing', perform, atStart: false }),
        dutyThat(done, { name: 'well', atStart: false }),
      ])
      for (const name of ['of another version', 'failing', 'well']) await store().duties.now(name)
      await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1)
      await store().duties.drain()
    })
  })
}
