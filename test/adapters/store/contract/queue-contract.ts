import { describe, expect, it } from 'vitest'

import type { Job, Settled } from '../../../../src/adapters/store/job-queue.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aDelivery, anInstallation, aTriage, type UnderTest } from './under-test.ts'

const done: Settled = { kind: 'done', says: 'done' }

export function queueContract({ store, reopen, another }: UnderTest): void {
  /** Takes jobs until `enough` says so; whatever earlier tests left in the queue is done and not shown. */
  async function work(
    installations: readonly string[],
    handle: (job: Job) => Promise<Settled>,
    enough: () => boolean,
  ): Promise<void> {
    await store().queue.work(
      async (job) => (installations.includes(job.installation) ? await handle(job) : done),
      {
        atOnce: 4,
      },
    )
    await expect.poll(enough, { timeout: 20_000, interval: 20 }).toBe(true)
    await store().queue.drain()
  }

  async function put(installation: string, title = 'Deployment failed'): Promise<void> {
    const incident = anIncident({ title })
    await store().deliveries.record(aDelivery({ installation }), aTriage(incident))
  }

  describe('a job', () => {
    it('is there after a restart, with its words unchanged', async () => {
      const installation = anInstallation()
      const title = 'broken \0 "\\u0000" \uD800 \u202E'
      await put(installation, title)
      await reopen()
      const seen: Job[] = []
      await work(
        [installation],
        async (job) => (seen.push(job), done),
        () => seen.length > 0,
      )
      expect(seen.map(({ order, attempt }) => ({ order, attempt }))).toEqual([
        { order: aTriage(anIncident({ title })), attempt: 0 },
      ])
    })

    it('comes again after a bug in its handler', async () => {
      const installation = anInstallation()
      await put(installation)
      const attempts: number[] = []
      await work(
        [installation],
        async ({ attempt }) => {
          attempts.push(attempt)
          if (attempt === 0) throw new Error('bug')
          return done
        },
        () => attempts.length === 2,
      )
      expect(attempts).toEqual([0, 1])
    })

    it('does not come before the moment it was put off to', async () => {
      const installation = anInstallation()
      await put(installation)
      const at: number[] = []
      await work(
        [installation],
        async ({ attempt }) => {
          at.push(Date.now())
          return attempt === 0 ? { kind: 'later', afterMs: 3000, says: 'rate limit' } : done
        },
        () => at.length === 2,
      )
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(2900)
    })

    it('waits for the one before it of the same installation and for no other', async () => {
      const [one, two] = [anInstallation(), anInstallation()]
      for (let n = 0; n < 5; n++) await put(one)
      await put(two)
      const running = new Map<string, number>()
      let [most, together, finished] = [0, 0, 0]
      await work(
        [one, two],
        async ({ installation }) => {
          running.set(installation, (running.get(installation) ?? 0) + 1)
          most = Math.max(most, ...running.values())
          together = Math.max(
            together,
            [...running.values()].reduce((sum, each) => sum + each, 0),
          )
          await new Promise((resolve) => setTimeout(resolve, 200))
          running.set(installation, (running.get(installation) ?? 0) - 1)
          finished += 1
          return done
        },
        () => finished === 6,
      )
      expect({ most, together }).toEqual({ most: 1, together: 2 })
    })
  })

  it('is not used up by being put off, however often', async () => {
    const own = await another({ tries: 2 })
    await own.deliveries.record(aDelivery(), aTriage())
    const seen: boolean[] = []
    await own.queue.work(
      async ({ isLast }) => (
        seen.push(isLast),
        seen.length < 5 ? { kind: 'later', afterMs: 1, says: '' } : done
      ),
      { atOnce: 1 },
    )
    await expect.poll(() => seen, { timeout: 20_000 }).toHaveLength(5)
    expect(seen).toEqual([false, false, false, false, false])
    await own.close()
  })

  it('holds all jobs of an installation whose budget is used up, those that come later and after a restart too', async () => {
    const [held, free] = [anInstallation(), anInstallation()]
    await put(held)
    await put(held)
    const taken: string[] = []
    const handle = async ({ installation }: Job): Promise<Settled> => {
      taken.push(installation)
      return installation === held
        ? { kind: 'later', afterMs: 60_000, says: 'rate limit', holds: 'installation' }
        : done
    }
    await work([held, free], handle, () => taken.length === 1)
    await put(held)
    await reopen()
    await put(free)
    await work([held, free], handle, () => taken.includes(free))
    expect(taken).toEqual([held, free])
  })

  it('lets an installation that asks for little go before one that asked for much', async () => {
    const [much, little] = [anInstallation(), anInstallation()]
    for (let n = 0; n < 6; n++) await put(much)
    await put(little)
    await put(little)
    const own: string[] = []
    await store().queue.work(
      async ({ installation }) => {
        if (installation === much || installation === little) own.push(installation)
        return done
      },
      { atOnce: 1 },
    )
    await expect.poll(() => own, { timeout: 20_000 }).toHaveLength(8)
    await store().queue.drain()
    expect(own.slice(0, 4).filter((one) => one === little)).toHaveLength(2)
  })

  describe('a job that fails to the last', () => {
    it('is with the dead, where it can be read and put back', async () => {
      const own = await another({ tries: 1 })
      const delivery = aDelivery()
      await own.deliveries.record(delivery, aTriage())
      let isMended = false
      let did = 0
      await own.queue.work(
        async () => {
          if (!isMended) throw new Error('bug')
          did += 1
          return done
        },
        { atOnce: 1 },
      )
      await expect.poll(async () => (await own.queue.depth()).dead, { timeout: 20_000 }).toBe(1)
      const [letter] = await own.deadLetters.list()
      const { installation, guid } = delivery
      expect(letter).toMatchObject({
        installation,
        delivery: guid,
        order: 'triage',
        tries: 1,
        says: 'Error: bug',
      })
      expect(await own.deadLetters.requeue(['00000000-0000-0000-0000-000000000000'])).toBe(0)
      isMended = true
      expect(await own.deadLetters.requeue([letter?.id ?? ''])).toBe(1)
      await expect.poll(() => did, { timeout: 20_000 }).toBe(1)
      expect(await own.deadLetters.list()).toEqual([])
      await own.close()
    })
  })

  it('drains: what is at hand is finished, what waits is left for the next start', async () => {
    const installation = anInstallation()
    await put(installation)
    await put(installation)
    let [begun, finished] = [0, 0]
    await work(
      [installation],
      async () => {
        begun += 1
        await new Promise((resolve) => setTimeout(resolve, 500))
        finished += 1
        return done
      },
      () => begun === 1,
    )
    expect({ begun, finished }).toEqual({ begun: 1, finished: 1 })
    expect((await store().queue.depth()).waiting).toBeGreaterThanOrEqual(1)
  })

  it('hands back what is at hand, to be taken again at once and without having cost a try', async () => {
    const own = await another({ tries: 1 })
    await own.deliveries.record(aDelivery(), aTriage())
    const seen: boolean[] = []
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    const handle = async ({ isLast }: Job): Promise<Settled> => {
      seen.push(isLast)
      if (seen.length === 1) await held
      return done
    }
    await own.queue.work(handle, { atOnce: 1 })
    await expect.poll(() => seen.length, { timeout: 20_000, interval: 20 }).toBe(1)
    const drained = own.queue.drain()
    expect(await own.queue.handBack()).toBe(1)
    expect(await own.queue.depth()).toEqual({ waiting: 1, active: 0, dead: 0 })
    letGo()
    await drained
    // What the first taking came to in the end settles nothing.
    expect(await own.queue.depth()).toEqual({ waiting: 1, active: 0, dead: 0 })
    expect(await own.queue.handBack()).toBe(0)
    await own.queue.work(handle, { atOnce: 1 })
    await expect.poll(() => seen, { timeout: 20_000 }).toEqual([true, true])
    await own.close()
  })
}
