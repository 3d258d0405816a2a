import { createHmac, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openStore, type StorePlace } from '../../src/adapters/store/open-store.ts'
import { quiet } from '../../test/adapters/store/contract/under-test.ts'
import { secret } from '../../test/entries/app/a-webhook.ts'
import { type AppProcess, startAppProcess } from '../../test/entries/app/running-app.ts'
import { startPostgres } from '../../test/postgres/start-postgres.ts'
import type { Drill, DrillResult } from './drill-result.ts'
import { type Fleet, startFleet } from './fleet.ts'

const megabyte = 1024 * 1024

/**
 * Deliveries as fast as GitHub may send them, bodies that nobody signed, and connections that say nothing. The short form
 * demands no times: it is held on machines that do other things too.
 */
export const flood: Drill = async ({ short }) => {
  const fleet = await startFleet(1)
  const server = await startPostgres()
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-torture-'))
  try {
    const embedded: StorePlace = { kind: 'embedded', directory }
    const postgres: StorePlace = { kind: 'postgres', url: await server.createDatabase() }
    return [...(await floodOne(fleet, embedded, short)), ...(await floodOne(fleet, postgres, short))]
  } finally {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
    await fleet.close()
  }
}

async function floodOne(fleet: Fleet, place: StorePlace, short: boolean): Promise<readonly DrillResult[]> {
  const store = place.kind === 'embedded' ? { DATA_DIRECTORY: place.directory } : { DATABASE_URL: place.url }
  // GitHub's API is away, so that what is measured is receiving; every job is put off and none may be lost.
  const app = await startAppProcess(fleet.double, store, { apiUrl: 'http://127.0.0.1:1', logLevel: 'info' })
  const memory = watchMemory(app)
  try {
    const bodies = await giantBodies(app, short ? 4 : 100)
    const afterBodies = memory.peak()
    const silent = await halfOpen(app, short ? 50 : 1000)
    const usedBefore = app.processorSeconds()
    const deliveries = await deliveriesPerSecond(app, await aFailure(fleet), {
      perSecond: short ? 40 : 500,
      seconds: short ? 2 : 60,
    })
    const each = (1000 * (app.processorSeconds() - usedBefore)) / deliveries.sent
    await app.end('SIGTERM')
    const kept = await keptIn(place)
    const { sent, accepted, p50, p99, longest, seconds } = deliveries
    return [
      {
        drill: `giant unsigned bodies, ${place.kind}`,
        bar: 'all refused within 2 s each, memory below 300 MB more than at rest',
        measured: `${bodies.refused} of ${bodies.sent} × 60 MB refused, longest ${bodies.longest} ms, memory ${memory.atRest} MB at rest, ${afterBodies} MB at most`,
        ok:
          bodies.refused === bodies.sent &&
          afterBodies - memory.atRest < 300 &&
          (short || bodies.longest < 2000),
      },
      {
        drill: `half-open connections, ${place.kind}`,
        bar: 'p99 of a healthy client below 500 ms',
        measured: `${silent.open} silent connections, p99 ${silent.p99} ms`,
        ok: short || silent.p99 < 500,
      },
      {
        drill: `flood of deliveries, ${place.kind}`,
        bar: '0 accepted deliveries lost, p99 of the acknowledgement below 500 ms',
        measured: `${sent} in ${seconds} s, ${accepted} accepted, ${kept} kept; p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms; ${each.toFixed(2)} ms of processor time each; memory ${memory.peak()} MB at most`,
        ok: kept === accepted && accepted === sent && (short || p99 < 500),
      },
    ]
  } finally {
    memory.stop()
    await app.end('SIGKILL')
  }
}

function watchMemory(app: AppProcess) {
  const atRest = app.residentMegabytes()
  let peak = atRest
  const timer = setInterval(() => (peak = Math.max(peak, app.residentMegabytes())), 50)
  return { atRest, peak: () => peak, stop: () => clearInterval(timer) }
}

async function aFailure(fleet: Fleet): Promise<string> {
  const { tenant, deployment } = fleet.failure(0)
  const payload = await fleet.double.payloads.deploymentStatus(tenant.played.repository, deployment)
  return JSON.stringify(payload).replaceAll(String(deployment), '"ID"').replaceAll('env-0', 'env-ID')
}

const agent = new Agent({ keepAlive: true, maxSockets: 200 })

/** Resolves with the status, or 0 where the connection broke. */
async function post(app: AppProcess, body: Buffer, signature: string): Promise<number> {
  return await new Promise((resolve) => {
    const sent = request(app.webhook, {
      method: 'POST',
      agent,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        'x-github-delivery': randomUUID(),
        'x-github-event': 'deployment_status',
        'x-hub-signature-256': signature,
      },
    })
    sent.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

function signed(body: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/** Open loop: one every so often, however long the earlier ones take, as GitHub does it. */
async function deliveriesPerSecond(
  app: AppProcess,
  template: string,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
) {
  const times: number[] = []
  let accepted = 0
  const sent = perSecond * seconds
  const begun = performance.now()
  const waiting: Promise<void>[] = []
  for (let n = 0; n < sent; n++) {
    const due = begun + (n * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    const body = Buffer.from(template.replaceAll('"ID"', String(7_000_000 + n)).replaceAll('ID', String(n)))
    const one = async (): Promise<void> => {
      const at = performance.now()
      if ((await post(app, body, signed(body))) === 202) accepted += 1
      times.push(performance.now() - at)
    }
    waiting.push(one())
  }
  await Promise.all(waiting)
  return {
    sent,
    accepted,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    longest: quantile(times, 1),
    seconds: Math.round((performance.now() - begun) / 1000),
  }
}

/** Without a length, so that only the bytes themselves can tell that it is too much. */
async function giantBodies(app: AppProcess, count: number) {
  const times = await Promise.all(Array.from({ length: count }, async () => await giantBody(app)))
  const refused = times.filter((one) => one !== null)
  return { sent: count, refused: refused.length, longest: quantile(refused, 1) }
}

/** Milliseconds until it was refused; null where it was accepted. */
async function giantBody(app: AppProcess): Promise<number | null> {
  return await new Promise((resolve) => {
    const { hostname, port, pathname } = new URL(app.webhook)
    const socket = connect(Number(port), hostname)
    const begun = performance.now()
    let left = 60
    socket.write(
      `POST ${pathname} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\ncontent-type: application/json\r\n` +
        `x-github-delivery: ${randomUUID()}\r\nx-github-event: push\r\nx-hub-signature-256: sha256=${'0'.repeat(64)}\r\n\r\n`,
    )
    const pump = (): void => {
      while (left-- > 0) {
        const chunk = `${megabyte.toString(16)}\r\n${' '.repeat(megabyte)}\r\n`
        if (!socket.write(chunk)) {
          socket.once('drain', pump)
          return
        }
      }
    }
    pump()
    const end = (taken: boolean): void => {
      socket.destroy()
      resolve(taken ? null : Math.round(performance.now() - begun))
    }
    socket.once('data', (data) => end(data.toString().startsWith('HTTP/1.1 2')))
    socket.once('error', () => end(false))
    socket.once('close', () => end(false))
  })
}

async function halfOpen(app: AppProcess, count: number) {
  const { hostname, port } = new URL(app.url)
  const silent: Socket[] = []
  for (let n = 0; n < count; n++) {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write('POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\n')
    silent.push(socket)
  }
  const times: number[] = []
  for (let n = 0; n < 100; n++) {
    const begun = performance.now()
    await (await fetch(`${app.url}/healthz`)).text()
    times.push(performance.now() - begun)
  }
  const open = silent.filter(({ destroyed }) => !destroyed).length
  for (const socket of silent) socket.destroy()
  return { open, p99: quantile(times, 0.99) }
}

async function keptIn(place: StorePlace): Promise<number> {
  const store = await openStore(place, quiet)
  const { waiting, active, dead } = await store.queue.depth()
  await store.close()
  return waiting + active + dead
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0)
}
