import { createHmac, randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createAppServer, type ServerParts, webhookPath } from '../../../src/entries/app/server.ts'
import { signatureVerifier } from '../../../src/entries/app/verify-signature.ts'
import { quiet } from '../../adapters/store/contract/under-test.ts'

export const secret = 'test-secret-that-is-long-enough-for-us'

export function signatureOf(body: string | Uint8Array, by = secret): string {
  return `sha256=${createHmac('sha256', by).update(body).digest('hex')}`
}

/** The headers of a delivery as GitHub sends them. */
export function headersOf(
  body: string | Uint8Array,
  over: Record<string, string> = {},
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-github-delivery': randomUUID(),
    'x-github-event': 'deployment_status',
    'x-hub-signature-256': signatureOf(body),
    ...over,
  }
}

export type Door = { readonly url: string; readonly port: number; close(): Promise<void> }

/** The App's real server on a free port; what lies behind it is the test's. */
export async function openDoor(
  parts: Partial<ServerParts>,
  limits?: Parameters<typeof createAppServer>[1],
): Promise<Door> {
  const whole: ServerParts = {
    verify: signatureVerifier([secret]),
    accept: async () => 'recorded',
    ready: async () => {},
    journal: quiet,
    ...parts,
  }
  const server: Server = createAppServer(whole, limits)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export async function post(
  door: Door,
  body: string | Uint8Array<ArrayBuffer>,
  headers = headersOf(body),
): Promise<Response> {
  return await fetch(`${door.url}${webhookPath}`, { method: 'POST', body, headers })
}
