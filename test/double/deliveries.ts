import { createHmac, randomInt, randomUUID } from 'node:crypto'

import { idOf } from './app-key.ts'
import type { Payload } from './payloads.ts'
import { payloadComplaints } from './webhook-schema.ts'
import { toInstant, type World } from './world.ts'

/** One webhook as it was sent, with what the receiver said. */
export type Delivery = {
  /** Of this attempt; a redelivery has another. */
  readonly id: number
  /** The same for every redelivery of one event. */
  readonly guid: string
  readonly event: string
  readonly redelivery: boolean
  readonly payload: Payload
  /** Null when the receiver could not be reached or did not answer in time. */
  readonly status: number | null
  readonly answer: string
}

/** A delivery as GitHub remembers it for a few days. */
export type DeliveryRecord = Delivery & {
  /** By the clock of the machine, since receivers ask for what came lately. */
  readonly deliveredAt: string
  readonly seconds: number
  /** GitHub's words for how it ended. */
  readonly ended: string
  readonly to: string
  readonly secret: string
  readonly requestHeaders: Readonly<Record<string, string>>
  readonly responseHeaders: Readonly<Record<string, string>>
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
  /** Nobody is asked to take it, as when the receiver is down; GitHub remembers that it tried. */
  readonly lost?: boolean
  /** When it is said to have been sent; now by default. */
  readonly deliveredAt?: string
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

type Said = Pick<DeliveryRecord, 'status' | 'answer' | 'ended' | 'responseHeaders'>

const unheard = (ended: string, answer = ended): Said => ({
  status: null,
  answer,
  ended,
  responseHeaders: {},
})

async function post(to: string, init: RequestInit): Promise<Said> {
  try {
    const response = await fetch(to, { ...init, method: 'POST', redirect: 'manual' })
    return {
      status: response.status,
      answer: await response.text(),
      ended: response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`,
      responseHeaders: Object.fromEntries(response.headers),
    }
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    const words = error instanceof Error ? error.message : String(error)
    return unheard(late ? 'timed out' : 'failed to connect to host', words)
  }
}

/** Sends a webhook once, signed, as GitHub does: no retry, whatever the receiver says. */
export async function deliver(
  world: World,
  event: string,
  payload: Payload,
  options: DeliverOptions,
): Promise<Delivery> {
  const { redeliver, to, secret } = options
  const sent = redeliver?.payload ?? payload
  const complaints = options.unchecked === true ? [] : payloadComplaints(event, sent)
  if (complaints.length > 0) {
    throw new Error(`GitHub would send no such ${event}: ${complaints.join('; ')}`)
  }
  const guid = redeliver?.guid ?? options.guid ?? randomUUID()
  const body = JSON.stringify(sent)
  const headers = headersOf(world, event, guid, secret, body)
  const begun = Date.now()
  const signal = AbortSignal.timeout(options.timeout ?? 10_000)
  const said =
    options.lost === true ? unheard('failed to connect to host') : await post(to, { headers, body, signal })
  const record: DeliveryRecord = {
    id: world.nextId(),
    guid,
    event,
    redelivery: redeliver !== undefined,
    payload: sent,
    ...said,
    deliveredAt: options.deliveredAt ?? toInstant(begun),
    seconds: (Date.now() - begun) / 1000,
    to,
    secret,
    requestHeaders: headers,
  }
  world.deliveries.push(record)
  const { id, redelivery, status, answer } = record
  return { id, guid, event, redelivery, payload: sent, status, answer }
}
