import { createHmac, randomInt, randomUUID } from 'node:crypto'

import { idOf } from './app-key.ts'
import type { Payload } from './payloads.ts'
import { payloadComplaints } from './webhook-schema.ts'
import type { World } from './world.ts'

/** One webhook as it was sent, with what the receiver said. */
export type Delivery = {
  /** The same for every redelivery of one event. */
  readonly guid: string
  readonly event: string
  readonly redelivery: boolean
  readonly payload: Payload
  /** Null when the receiver could not be reached or did not answer in time. */
  readonly status: number | null
  readonly answer: string
}

export type DeliverOptions = {
  /** The receiver's whole address. */
  readonly to: string
  /** What the signature is made with. */
  readonly secret: string
  /** Sends an earlier delivery again: same guid, same bytes. */
  readonly redeliver?: Delivery
  readonly guid?: string
  /** Milliseconds that the receiver has to answer (GitHub's 10 s by default). */
  readonly timeout?: number
  /** Sends what no GitHub would send, to see how a receiver bears it. */
  readonly unchecked?: boolean
}

const signatureOf = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

function headersOf(world: World, event: string, guid: string, secret: string, body: string) {
  return {
    'content-type': 'application/json',
    'user-agent': `GitHub-Hookshot/${randomInt(2 ** 28).toString(16)}`,
    accept: '*/*',
    'x-github-delivery': guid,
    'x-github-event': event,
    'x-github-hook-id': String(idOf(`hook ${world.app.slug}`)),
    'x-github-hook-installation-target-id': String(world.app.id),
    'x-github-hook-installation-target-type': 'integration',
    'x-hub-signature-256': signatureOf(secret, body),
  }
}

async function post(to: string, init: RequestInit): Promise<{ status: number | null; answer: string }> {
  try {
    const response = await fetch(to, { ...init, method: 'POST', redirect: 'manual' })
    return { status: response.status, answer: await response.text() }
  } catch (error) {
    return { status: null, answer: error instanceof Error ? error.message : String(error) }
  }
}

/** Sends a webhook once, signed, as GitHub does: no retry, whatever the receiver says. */
export async function deliver(
  world: World,
  event: string,
  payload: Payload,
  options: DeliverOptions,
): Promise<Delivery> {
  const sent = options.redeliver?.payload ?? payload
  const complaints = options.unchecked === true ? [] : payloadComplaints(event, sent)
  if (complaints.length > 0) {
    throw new Error(`GitHub would send no such ${event}: ${complaints.join('; ')}`)
  }
  const guid = options.redeliver?.guid ?? options.guid ?? randomUUID()
  const body = JSON.stringify(sent)
  const said = await post(options.to, {
    headers: headersOf(world, event, guid, options.secret, body),
    body,
    signal: AbortSignal.timeout(options.timeout ?? 10_000),
  })
  return { guid, event, redelivery: options.redeliver !== undefined, payload: sent, ...said }
}
