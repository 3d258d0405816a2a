import { connect } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'

import type { SignedDelivery } from '../../../src/entries/app/receiver.ts'
import { defaultLimits, webhookPath } from '../../../src/entries/app/server.ts'
import { signatureVerifier } from '../../../src/entries/app/verify-signature.ts'
import { type Door, headersOf, openDoor, post, secret, signatureOf } from './a-webhook.ts'

const body = JSON.stringify({ action: 'created', text: 'ünïcode' })

let door: Door | null = null
let taken: SignedDelivery[] = []

async function open(...[parts, limits]: Parameters<typeof openDoor>): Promise<Door> {
  taken = []
  door = await openDoor(
    {
      accept: async (delivery) => {
        taken.push(delivery)
        return 'recorded'
      },
      ...parts,
    },
    limits,
  )
  return door
}

afterEach(async () => {
  await door?.close()
  door = null
})

describe('a signed delivery', () => {
  it('is handed on and answered with 202', async () => {
    const headers = headersOf(body, { 'x-github-delivery': 'guid-1' })
    const answer = await post(await open({}), body, headers)
    expect(answer.status).toBe(202)
    expect(taken).toEqual([
      {
        guid: 'guid-1',
        event: 'deployment_status',
        payload: { action: 'created', text: 'ünïcode' },
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('is right under the old secret too while the secret is being replaced', async () => {
    const verify = signatureVerifier(['a-new-secret-that-is-long-enough-too', secret])
    expect((await post(await open({ verify }), body)).status).toBe(202)
  })

  it('that could not be persisted is answered with 500, so that it can be sent again, and says nothing of why', async () => {
    const accept = async () => Promise.reject(new Error('password of the database'))
    const answer = await post(await open({ accept }), body)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe('failed\n')
  })
})

describe('what is not signed by us', () => {
  it('is refused, wherever a single bit of it differs', async () => {
    const at = await open({})
    const right = Buffer.from(body)
    const statuses = new Set<number>()
    for (let bit = 0; bit < right.length * 8; bit++) {
      const flipped = new Uint8Array(right)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      statuses.add((await post(at, flipped, headersOf(right))).status)
    }
    for (let digit = 'sha256='.length; digit < signatureOf(body).length; digit++) {
      const signature = signatureOf(body)
      const other = signature[digit] === '0' ? '1' : '0'
      const wrong = signature.slice(0, digit) + other + signature.slice(digit + 1)
      statuses.add((await post(at, body, headersOf(body, { 'x-hub-signature-256': wrong }))).status)
    }
    expect([...statuses]).toEqual([401])
    expect(taken).toEqual([])
  })

  it('is refused with bytes that only read the same as text', async () => {
    const invalid = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    const asText = Buffer.from(new TextDecoder().decode(invalid))
    const at = await open({})
    expect((await post(at, invalid, headersOf(asText))).status).toBe(401)
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(body)])
    expect((await post(at, marked, headersOf(body))).status).toBe(401)
  })

  it.each([
    ['no signature', { 'x-hub-signature-256': '' }, 401],
    ['a signature of the old kind', { 'x-hub-signature-256': 'sha1=0000' }, 401],
    ['no delivery id', { 'x-github-delivery': '' }, 400],
    ['an event name that is none', { 'x-github-event': '../push' }, 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('is refused: %s', async (_what, over, status) => {
    expect((await post(await open({}), body, headersOf(body, over))).status).toBe(status)
    expect(taken).toEqual([])
  })

  it('is refused when it is signed and no JSON object', async () => {
    const at = await open({})
    for (const text of ['[]', 'null', '1', '{', '']) expect((await post(at, text)).status).toBe(400)
    const notText = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])
    expect((await post(at, notText)).status).toBe(400)
  })
})

describe('a body over the cap', () => {
  const limits = { ...defaultLimits, body: 1024 }
  const large = 'x'.repeat(1025)

  it('is refused by its announced length, unread', async () => {
    expect((await post(await open({}, limits), large)).status).toBe(413)
  })

  it('is refused at the first byte too many when its length is not announced', async () => {
    const at = await open({}, limits)
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(600)))
      },
    })
    const endless = { method: 'POST', body: stream, headers: headersOf(large), duplex: 'half' } as RequestInit
    const answer = await fetch(`${at.url}${webhookPath}`, endless)
    expect(answer.status).toBe(413)
  })

  it('that together with others fills the memory set aside has to come again later', async () => {
    const at = await open({}, { ...defaultLimits, together: 100 })
    expect((await post(at, JSON.stringify({ text: 'x'.repeat(200) }))).status).toBe(503)
    expect((await post(at, '{}')).status).toBe(202)
  })

  it('takes no memory from a delivery when it dawdles: the slower one has to come again', async () => {
    const at = await open({}, { ...defaultLimits, together: 1000 })
    const slow = connect(at.port, '127.0.0.1')
    const head = `POST ${webhookPath} HTTP/1.1\r\nhost: x\r\ncontent-length: 990\r\n`
    const headers = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`)
    slow.write(`${head}${headers.join('')}\r\n${'x'.repeat(980)}`)
    const answered = new Promise<string>((resolve) => slow.once('data', (data) => resolve(String(data))))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await post(at, body)).status).toBe(202)
    expect(await answered).toMatch(/^HTTP\/1\.1 503/)
    slow.destroy()
  })
})

describe('a slow client', () => {
  /** Sends some bytes, then nothing; resolves with what the server answered before it hung up. */
  async function stalled(port: number, bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    socket.write(bytes)
    let answer = ''
    socket.on('data', (data) => (answer += data.toString()))
    await new Promise((resolve) => socket.once('close', resolve))
    return answer
  }

  it('is cut off in its headers and in its body, and keeps nobody else waiting', async () => {
    const at = await open({}, { ...defaultLimits, headersWithin: 300, requestWithin: 600 })
    const head = Object.entries(headersOf(body)).map(([name, value]) => `${name}: ${value}\r\n`)
    const begun = `POST ${webhookPath} HTTP/1.1\r\nhost: x\r\n`
    const stalls = [
      stalled(at.port, begun),
      stalled(at.port, `${begun}${head.join('')}content-length: ${body.length}\r\n\r\n{"act`),
    ]
    expect((await post(at, body)).status).toBe(202)
    for (const answer of await Promise.all(stalls)) expect(answer).toMatch(/^(HTTP\/1.1 4\d\d |$)/)
    expect(taken).toHaveLength(1)
  })

  it('that opens connections and says nothing loses the oldest of them, not the place of a delivery', async () => {
    const at = await open({}, { ...defaultLimits, connections: 5 })
    const closed: number[] = []
    const silent = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => {
        const socket = connect(at.port, '127.0.0.1')
        socket.once('close', () => closed.push(n))
        await new Promise((resolve) => socket.once('connect', resolve))
        return socket
      }),
    )
    expect((await post(at, body)).status).toBe(202)
    await expect.poll(() => closed.length).toBe(1)
    for (const socket of silent) socket.destroy()
  })
})

describe('the other questions', () => {
  it('are whether it is alive and whether it is ready', async () => {
    const at = await open({})
    expect((await fetch(`${at.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${at.url}/readyz`)).status).toBe(200)
  })

  it('are answered apart: a store that is away makes it unready, not dead', async () => {
    const at = await open({ ready: async () => Promise.reject(new Error('postgres://user:password@host')) })
    expect((await fetch(`${at.url}/healthz`)).status).toBe(200)
    const answer = await fetch(`${at.url}/readyz`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toBe('failed\n')
  })

  it.each(['/', '/probot', '/ping', '/setup', '/import', '/metrics', '/api/github/webhooks/', '/healthz/x'])(
    'are not: %s',
    async (path) => {
      const at = await open({})
      expect((await fetch(`${at.url}${path}`)).status).toBe(404)
      expect((await fetch(`${at.url}${path}`, { method: 'POST', body: '{}' })).status).toBe(404)
    },
  )

  it('do not take a GET for a delivery', async () => {
    expect((await fetch(`${(await open({})).url}${webhookPath}`)).status).toBe(405)
  })
})
