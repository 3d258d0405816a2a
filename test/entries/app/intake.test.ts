import { Probot } from 'probot'
import { describe, expect, it } from 'vitest'

import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import type { Deliveries } from '../../../src/compose/compose-app.ts'
import { intake } from '../../../src/entries/app/intake.ts'
import type { SignedDelivery } from '../../../src/entries/app/receiver.ts'
import { appKeyPair } from '../../double/app-key.ts'

const uninstalled: SignedDelivery = {
  guid: 'guid-1',
  event: 'installation',
  payload: { action: 'deleted', installation: { id: 77, app_id: 1 } },
  bodyHash: 'hash-1',
}

/** A real Probot with our handlers, whose log is kept instead of printed. */
async function aProbot(record: Deliveries['record'], now = '2026-03-05T10:00:00Z') {
  const logged: unknown[] = []
  const keep = (...words: readonly unknown[]) => void logged.push(...words)
  const log = { debug: () => {}, trace: () => {}, info: keep, warn: keep, error: keep, fatal: keep }
  const { privateKey } = appKeyPair()
  const probot = new Probot({
    appId: 1,
    privateKey,
    log: { ...log, child: () => ({ ...log, child: () => log }) } as never,
  })
  const clock = { now: () => Date.parse(now) }
  const { app, accept, recover } = intake({ record }, incidentFromPayload, clock)
  await probot.load(app)
  return { logged, recover, accept: async (delivery: SignedDelivery) => await accept(probot, delivery) }
}

describe('what Probot hands to our handlers', () => {
  it('is recorded with the hash of its body, and the answer waits for that', async () => {
    const recorded: unknown[] = []
    const { accept } = await aProbot(async (delivery, order) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      recorded.push({ delivery, order })
      return { kind: 'recorded' }
    })
    expect(await accept(uninstalled)).toBe('recorded')
    expect(recorded).toEqual([
      {
        delivery: {
          guid: 'guid-1',
          bodyHash: 'hash-1',
          event: 'installation',
          installation: '77',
          meaning: 'uninstalled',
        },
        order: { kind: 'erase' },
      },
    ])
  })

  it('is told to be a duplicate where the store knows it', async () => {
    const { accept } = await aProbot(async () => ({ kind: 'duplicate', by: 'body' }))
    expect(await accept(uninstalled)).toBe('duplicate')
  })

  it('is ignored where it asks for nothing or has no handler', async () => {
    const { accept } = await aProbot(async () => {
      throw new Error('nothing is to be recorded')
    })
    expect(
      await accept({ ...uninstalled, payload: { action: 'created', installation: { id: 77, app_id: 1 } } }),
    ).toBe('ignored')
    expect(await accept({ ...uninstalled, event: 'star' })).toBe('ignored')
    expect(await accept({ ...uninstalled, event: 'no_such_event' })).toBe('ignored')
  })

  it('fails as a whole where it cannot be recorded, and Probot logs nothing of it', async () => {
    const lost = new Error('the database is away')
    const { accept, logged } = await aProbot(async () => {
      throw lost
    })
    await expect(accept(uninstalled)).rejects.toBe(lost)
    expect(logged).toEqual([])
  })

  it('is stale where it tells of something longer ago than GitHub keeps a delivery, unless we asked for it', async () => {
    const failed: SignedDelivery = {
      ...uninstalled,
      event: 'workflow_run',
      payload: {
        action: 'completed',
        workflow_run: {
          id: 7,
          workflow_id: 5,
          name: 'CI',
          event: 'push',
          head_sha: 'a'.repeat(40),
          head_branch: 'main',
          conclusion: 'failure',
          updated_at: '2026-03-02T09:59:00Z',
        },
        repository: { id: 1, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' },
        installation: { id: 77 },
      },
    }
    const record = async () => ({ kind: 'recorded' }) as const
    expect(await (await aProbot(record)).accept(failed)).toBe('stale')
    expect(await (await aProbot(record)).recover(failed)).toBe('recorded')
    expect(await (await aProbot(record, '2026-03-05T09:58:00Z')).accept(failed)).toBe('recorded')
  })
})
