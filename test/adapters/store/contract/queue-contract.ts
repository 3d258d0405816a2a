import { describe, expect, it } from 'vitest'

import type { Job, Settled } from '../../../../src/adapters/store/job-queue.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aDelivery, anInstallation, aTriage, type UnderTest } from './under-test.ts'

const done: Settled = { kind: 'done', says: 'done' }

export function queueContract({ store, reopen }: UnderTest): void {
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
}
