import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { boundedClient } from '../../../../src/adapters/github/api/bounded-client.ts'
import { readRest } from '../../../../src/adapters/github/api/read-rest.ts'
import { plainClient } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

const limits = { milliseconds: 300, bytes: 1_000 }

async function read(base: string): Promise<unknown> {
  const client = boundedClient(plainClient(base), limits)
  return await readRest(client, 'GET /thing', {}, z.object({ a: z.string() }))
}

describe('limits of one answer', () => {
  it('let an ordinary answer through', async () => {
    const base = await serving((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"a":"b"}')
    })
    expect(await read(base)).toEqual({ a: 'b' })
  })

  it('break off an answer that never comes', async () => {
    expect(await refusalFrom(read(await serving(() => undefined)))).toMatchObject({ kind: 'transient' })
  })

  it('break off an answer that comes drop by drop', async () => {
    const base = await serving((_, response) => {
      response.setHeader('content-type', 'application/json').write('{"a":')
    })
    expect(await refusalFrom(read(base))).toMatchObject({ kind: 'transient' })
  })

  it('break off an answer without end, early', async () => {
    let sent = 0
    const base = await serving((_, response) => {
      response.setHeader('content-type', 'application/json')
      const more = (): void => {
        sent += 1
        if (!response.destroyed) response.write(' '.repeat(65_536), () => setImmediate(more))
      }
      more()
    })
    expect(await refusalFrom(read(base))).toMatchObject({ kind: 'transient' })
    expect(sent).toBeLessThan(1_000)
  })

  it('survive a connection reset in the middle', async () => {
    const base = await serving((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
      response.write('{"a":', () => response.destroy())
    })
    expect(await refusalFrom(read(base))).toMatchObject({ kind: 'transient' })
  })

  it('hand redirects back instead of following them', async () => {
    const seen: string[] = []
    const elsewhere = await serving((request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    const base = await serving((_, response) => {
      response.writeHead(302, { location: `${elsewhere}/secret` }).end()
    })
    expect(await refusalFrom(read(base))).toMatchObject({ kind: 'unavailable' })
    expect(seen).toEqual([])
  })
})
