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
const recorded: { readonly installation: string; readonly order: Order }[] = []

beforeAll(async () => {
  door = await openDoor({
    alerts: alertDoor({
      secret,
      readAlarm,
      installationOf: async ({ name }) => (name === 'shop' ? '77' : null),
      deliveries: {
        record: async ({ installation }, order) => {
          recorded.push({ installation, order })
          return { kind: 'recorded' }
        },
      },
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
