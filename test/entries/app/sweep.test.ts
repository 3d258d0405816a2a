import { describe, expect, it } from 'vitest'

import type { HookAttempt } from '../../../src/compose/compose-app.ts'
import type { Instant } from '../../../src/engine/model/ids.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { isHandled } from '../../../src/entries/app/intake.ts'
import type { Accepted, SignedDelivery } from '../../../src/entries/app/receiver.ts'
import { type SweepParts, sweeper } from '../../../src/entries/app/sweep.ts'

const hour = 3_600_000
const now = Date.parse('2026-03-02T10:00:00Z')

function anAttempt(id: string, over: Partial<HookAttempt> = {}): HookAttempt {
  const at = new Date(now - hour).toISOString() as Instant
  return { id, guid: `guid-${id}`, event: 'workflow_run', action: 'completed', at, arrived: false, ...over }
}

function aSweep(attempts: readonly HookAttempt[], over: Partial<SweepParts> = {}) {
  const asked: number[] = []
  const taken: SignedDelivery[] = []
  const fetched: string[] = []
  const clock = { at: now }
  const parts: SweepParts = {
    missed: {
      attempts: async ({ since }) => (asked.push(since), { attempts, next: null }),
      payload: async (id) => (fetched.push(id), { number: id }),
    },
    known: async () => new Set(),
    recover: async (delivery): Promise<Accepted> => (taken.push(delivery), 'recorded'),
    isHandled,
    clock: { now: () => clock.at },
    ...over,
  }
  return { sweep: sweeper(parts), asked, taken, fetched, clock }
}

describe('a sweep', () => {
  it('takes in what never arrived in any attempt, the oldest first, as what it was', async () => {
    const { sweep, taken } = aSweep([
      anAttempt('3'),
      anAttempt('2', { guid: 'again', arrived: true }),
      anAttempt('1', { guid: 'again' }),
      anAttempt('0', { event: 'deployment_status', action: 'created' }),
    ])
    expect(await sweep(hour)).toContain('fetched 2, recovered 2')
    expect(taken.map(({ guid, event, payload }) => [guid, event, payload])).toEqual([
      ['guid-0', 'deployment_status', { number: '0' }],
      ['guid-3', 'workflow_run', { number: '3' }],
    ])
  })

  it('fetches nothing of which nothing can come, and nothing that is recorded', async () => {
    const known = async (guids: readonly string[]) => new Set(guids.filter((guid) => guid === 'guid-known'))
    const others = [
      anAttempt('begun', { action: 'in_progress' }),
      anAttempt('star', { event: 'star' }),
      anAttempt('known'),
    ]
    const { sweep, fetched } = aSweep(others, { known })
    await sweep(hour)
    expect(fetched).toEqual([])
  })

  it('does not fetch again what asked for nothing', async () => {
    const { sweep, fetched } = aSweep([anAttempt('1')], { recover: async () => 'ignored' })
    await sweep(hour)
    await sweep(hour)
    expect(fetched).toEqual(['1'])
  })

  it('looks back no further than to its last whole look, and a little', async () => {
    const { sweep, asked, clock } = aSweep([])
    await sweep(24 * hour)
    clock.at += hour
    await sweep(24 * hour)
    await sweep(hour)
    expect(asked).toEqual([now - 24 * hour, now - 10 * 60_000, now])
  })

  it('is not ended by what GitHub does not give out, and is when GitHub is away', async () => {
    const gone = new Refusal('not-found', 'gone', '')
    const away = new Refusal('transient', 'away', '')
    const withError = (error: Refusal) => ({
      attempts: async () => ({ attempts: [anAttempt('2'), anAttempt('1')], next: null }),
      payload: async (id: string) => {
        if (id === '1') throw error
        return {}
      },
    })
    const { sweep } = aSweep([], { missed: withError(gone) })
    expect(await sweep(hour)).toContain('recovered 1, could not read 1')
    await expect(aSweep([], { missed: withError(away) }).sweep(hour)).rejects.toBe(away)
  })

  it('goes on in the next looks where one found more than it can look through', async () => {
    const pages = new Map([
      [null, { attempts: [anAttempt('3')], next: 'b' }],
      ['b', { attempts: [anAttempt('2')], next: 'c' }],
      ['c', { attempts: [anAttempt('1')], next: null }],
    ])
    const nothing = { attempts: [], next: null }
    const asked: (string | null)[] = []
    let begun = false
    const attempts: SweepParts['missed']['attempts'] = async ({ from }) => {
      asked.push(from)
      if (from === null && begun) return nothing
      begun = true
      return pages.get(from) ?? nothing
    }
    const payload = async (id: string) => ({ number: id })
    const { sweep, taken } = aSweep([], { missed: { attempts, payload } })
    expect(await sweep(24 * hour)).toContain('the next look goes on')
    expect(await sweep(hour)).toContain('the next look goes on')
    expect(await sweep(hour)).toMatch(/could not read 0$/)
    await sweep(hour)
    expect(asked).toEqual([null, null, 'b', null, 'c', null])
    expect(taken.map(({ guid }) => guid)).toEqual(['guid-3', 'guid-2', 'guid-1'])
  })

  it('goes on with the same place where GitHub was away, and with none that GitHub refuses', async () => {
    const errors = [new Refusal('transient', 'away', ''), new Refusal('not-found', 'no such place', '')]
    const asked: (string | null)[] = []
    const attempts: SweepParts['missed']['attempts'] = async ({ from }) => {
      asked.push(from)
      if (from === null) return { attempts: [], next: asked.length === 1 ? 'b' : null }
      throw errors.shift() ?? new Error('asked once too often')
    }
    const { sweep } = aSweep([], { missed: { attempts, payload: async () => ({}) } })
    await sweep(hour)
    await expect(sweep(hour)).rejects.toThrow('away')
    await expect(sweep(hour)).rejects.toThrow('no such place')
    await sweep(hour)
    expect(asked).toEqual([null, null, 'b', null, 'b', null])
  })
})
