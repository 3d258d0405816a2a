import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { asking, type Ask } from './ask.ts'
import type { Delivery } from './deliveries.ts'
import { startStage, type Stage } from './stage.ts'
import { toInstant } from './world.ts'

const secret = 'a secret that is long enough for a test'

let stage: Stage
let asApp: Ask
let receiver: Server
let to: string
let received: string[] = []
let answers = 202

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
  asApp = asking(stage.double, stage.double.jwt())
  receiver = createServer((request, response) => {
    received.push(String(request.headers['x-github-delivery']))
    request.resume().once('end', () => response.writeHead(answers).end('said'))
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`
})

beforeEach(() => {
  received = []
  answers = 202
  stage.double.world.deliveries.length = 0
})

afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await stage.close()
})

type How = { readonly lost?: boolean; readonly deliveredAt?: string }

const send = async (how: How = {}): Promise<Delivery> => {
  const { double, installationId } = stage
  return await double.deliver('installation', double.payloads.installation('created', installationId), {
    to,
    secret,
    ...how,
  })
}

const list = async (query = '') =>
  (await asApp(`GET /app/hook/deliveries${query}`)).json as { guid: string }[]

describe('the list of deliveries', () => {
  it('holds the newest first, those that nobody heard among them', async () => {
    const first = await send()
    const lost = await send({ lost: true })
    expect(received).toEqual([first.guid])
    expect(await list()).toMatchObject([
      { id: lost.id, guid: lost.guid, status_code: 0, status: 'failed to connect to host' },
      { id: first.id, status_code: 202, status: 'OK', event: 'installation', action: 'created' },
    ])
  })

  it('takes for failures only those that were answered', async () => {
    answers = 500
    const failed = await send()
    await send({ lost: true })
    answers = 202
    const taken = await send()
    expect(await list('?status=failure')).toMatchObject([{ guid: failed.guid, status_code: 500 }])
    expect(await list('?status=success')).toMatchObject([{ guid: taken.guid }])
  })

  it('is paged by a cursor that the link names', async () => {
    const sent: string[] = []
    for (let n = 0; n < 5; n++) sent.unshift((await send()).guid)
    const pages: string[][] = []
    let path: string | undefined = '/app/hook/deliveries?per_page=2'
    while (path !== undefined) {
      const { json, headers } = await asApp(`GET ${path}`)
      pages.push((json as { guid: string }[]).map(({ guid }) => guid))
      const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1]
      path = next?.slice(stage.double.url.length)
    }
    expect(pages).toEqual([sent.slice(0, 2), sent.slice(2, 4), sent.slice(4)])
    expect((await asApp('GET /app/hook/deliveries?cursor=nonsense')).status).toBe(422)
  })

  it('forgets after three days', async () => {
    const old = await send({ deliveredAt: toInstant(Date.now() - 73 * 3_600_000) })
    expect(await list()).toEqual([])
    expect((await asApp(`GET /app/hook/deliveries/${old.id}`)).status).toBe(404)
  })

  it('is the App’s own', async () => {
    expect((await stage.ask('GET /app/hook/deliveries')).status).toBe(401)
  })
})

it('one delivery gives all that was sent, so that it can be taken in without being sent again', async () => {
  const { id, payload, guid } = await send({ lost: true })
  expect((await asApp(`GET /app/hook/deliveries/${id}`)).json).toMatchObject({
    guid,
    request: { headers: { 'x-github-event': 'installation', 'x-github-delivery': guid }, payload },
    response: { payload: null },
  })
})

it('is sent again under the same guid when asked for', async () => {
  const { id, guid } = await send({ lost: true })
  expect((await asApp(`POST /app/hook/deliveries/${id}/attempts`)).status).toBe(202)
  await expect.poll(() => received).toEqual([guid])
  await expect
    .poll(async () => await list())
    .toMatchObject([
      { guid, redelivery: true, status_code: 202 },
      { guid, redelivery: false, status_code: 0 },
    ])
})
