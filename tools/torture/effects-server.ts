import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Performed } from '../../src/engine/model/act.ts'
import type { Actor } from '../../src/engine/ports.ts'

/** Counts what is made, outside of the processes that are killed. It makes whatever it is told to make. */
export type EffectsServer = {
  readonly url: string
  /** How often an issue was made, by incident. */
  readonly made: ReadonlyMap<string, number>
  close(): Promise<void>
}

export async function startEffects(): Promise<EffectsServer> {
  const made = new Map<string, number>()
  const server = createServer((request, response) => {
    const incident = request.url ?? ''
    if (request.method === 'POST') made.set(incident, (made.get(incident) ?? 0) + 1)
    response.writeHead(made.has(incident) ? 200 : 404).end()
    request.resume()
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Looks for an issue before it makes one, as the adapter does on GitHub. */
export function effectsActor(url: string): Actor {
  return {
    perform: async ({ kind, incident }): Promise<Performed> => {
      const address = `${url}/${incident}`
      const known = await fetch(address)
      await known.arrayBuffer()
      if (known.status === 404 && kind === 'publish-issue') {
        await (await fetch(address, { method: 'POST' })).arrayBuffer()
      }
      return { kind: 'done', url: `https://tracker.test/${incident}` }
    },
  }
}
