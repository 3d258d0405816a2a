import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Order, readAlarm } from '../../../src/compose/compose-app.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { alertDoor } from '../../../src/entries/app/alert-door.ts'
import { alertToken, sayAlertToken } from '../../../src/entries/app/alert-token.ts'
import { type Door, openDoor } from './a-webhook.ts'

const secret = 'a secret for alerts that is long enough'
const repo = { owner: 'acme', name: 'shop' }
const token = alertToken(secret, repo)
const bearer = `Bearer ${token}`
const says = JSON.stringify({
  state: 'failed',
  name: 'canary',
  text: 'token=ghp_0123456789abcdefghijABCDEFGHIJ012345',
})

let door: Door
let now = Date.parse('2026-03-02T10:00:00Z')
type Kept = { readonly installation: string; readonly bodyHash: string; readonly meaning: string }
const recorded: (Kept & { readonly order: Order })[] = []
const isKnown = (one: Kept) =>
  recorded.some(({ bodyHash, meaning }) => bodyHash === one.bodyHash || meaning === one.meaning)

beforeAll(async () => {
  door = await openDoor({
    alerts: alertDoor({
      secret,
      readAlarm,
      installationOf: async ({ name }) => (name === 'shop' ? '77' : null),
      deliveries: {
        record: async ({ installation, bodyHash, meaning }, order) => {
          const kept = { installation, bodyHash, meaning }
          if (isKnown(kept)) return { kind: 'duplicate', by: 'body' }
          recorded.push({ ...kept, order })
          return { kind: 'recorded' }
        },
      },
      forgeClock: { now: () => now },
    }),
  })
})

afterAll(async () => await door.close())

async function tell(path: string, authorization?: string, body = says, method = 'POST'): Promise<string> {
  const headers = authorization === undefined ? {} : { authorization }
  const sent = method === 'POST' ? { body } : {}
  const response = await fetch(`${door.url}/api/alerts/${path}`, { method, headers, ...sent })
  return `${response.status} ${(await response.text()).trim()}`
}

describe('the door for alerts', () => {
  it('keeps what is told with the token of the repository, without secrets', async () => {
    expect(await tell('acme/shop?environment=production', bearer)).toBe('202 recorded')
    expect(recorded.at(-1)).toMatchObject({
      installation: '77',
      order: { kind: 'alert', repo, alert: { state: 'firing', name: 'canary', environment: 'production' } },
    })
    expect(JSON.stringify(recorded)).not.toContain('ghp_')
    expect(await tell(`Acme/Shop/${token}`)).toBe('404 the App is not installed there')
    expect(await tell(`acme/shop/${token}`)).toBe('202 recorded')
  })

  it('takes the same words at another time for something else, where they give no time', async () => {
    const told = async (state: string) => {
      now += 3_600_000
      return await tell('acme/shop', bearer, JSON.stringify({ state, name: 'deploy' }))
    }
    expect([await told('failed'), await told('good'), await told('failed'), await told('good')]).toEqual(
      Array(4).fill('202 recorded'),
    )
    const at = new Date(now).toISOString()
    expect(recorded.at(-1)).toMatchObject({ order: { alert: { state: 'over', at } } })
  })

  it('knows what gives a time again whenever it comes, and for each environment by itself', async () => {
    const timed = JSON.stringify({ state: 'failed', name: 'deploy', at: '2026-03-02T09:00:00Z' })
    expect(await tell('acme/shop?environment=qa', bearer, timed)).toBe('202 recorded')
    expect(await tell('acme/shop?environment=live', bearer, timed)).toBe('202 recorded')
    now += 3_600_000
    expect(await tell('acme/shop?environment=qa', bearer, timed)).toBe('202 duplicate')
  })

  it.each([
    ['no token', 'acme/shop', undefined],
    [
      'the token of another repository',
      'acme/shop',
      `Bearer ${alertToken(secret, { ...repo, name: 'other' })}`,
    ],
    ['a token that another secret made', 'acme/shop', `Bearer ${alertToken('x', repo)}`],
    ['half a token', 'acme/shop', bearer.slice(0, -1)],
  ])('takes nothing with %s', async (_which, path, authorization) => {
    const before = recorded.length
    expect(await tell(path, authorization)).toBe('401 wrong token')
    expect(recorded).toHaveLength(before)
  })

  it('is no door for anything else', async () => {
    expect(await tell('acme/shop', bearer, '[]')).toBe('202 ignored')
    expect(await tell('acme/shop', bearer, 'no json')).toBe('202 ignored')
    expect(await tell('acme', bearer)).toBe('404 not found')
    expect(await tell('acme/shop', bearer, '', 'GET')).toBe('405 POST only')
  })
})

describe('whoever sets it up', () => {
  it('is told the address and the token, or what is missing', () => {
    expect(sayAlertToken(['acme/shop'], secret)).toContain(bearer)
    expect(() => sayAlertToken(['acme'], secret)).toThrow(Refusal)
    expect(() => sayAlertToken(['acme/shop'], null)).toThrow(Refusal)
  })
})
