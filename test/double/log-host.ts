import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import type { Call } from './call-log.ts'
import { faultReply } from './fault-reply.ts'
import type { Host } from './host.ts'
import { send, type Raw } from './serving.ts'
import type { World } from './world.ts'

const sign = (world: World, path: string, until: string): string =>
  createHmac('sha256', world.logKey).update(`${path} ${until}`).digest('base64url')

/** A link to a job's log on the other host: no token needed, good for a minute. */
export function signedLogUrl(world: World, fullName: string, jobId: number): string {
  return signedUrl(world, `/actions-results/${fullName}/jobs/${jobId}.txt`)
}

/** The same to an artifact. */
export function signedArtifactUrl(world: World, fullName: string, artifactId: number): string {
  return signedUrl(world, `/actions-results/${fullName}/artifacts/${artifactId}.zip`)
}

function signedUrl(world: World, path: string): string {
  const until = String(Date.now() + world.logLinkMs)
  return `${world.logsUrl}${path}?sp=r&se=${until}&sig=${sign(world, path, until)}`
}

const isSigned = (world: World, url: URL): boolean => {
  const until = url.searchParams.get('se') ?? ''
  const given = Buffer.from(url.searchParams.get('sig') ?? '')
  const wanted = Buffer.from(sign(world, url.pathname, until))
  return given.length === wanted.length && timingSafeEqual(given, wanted) && Number(until) > Date.now()
}

const refusal = (code: string): string =>
  `\uFEFF<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code></Error>`

function bytesOf(world: World, url: URL): Buffer | null {
  const [, owner, name, kind, id] =
    /^\/actions-results\/([^/]+)\/([^/]+)\/(jobs|artifacts)\/(\d+)\.(?:txt|zip)$/.exec(url.pathname) ?? []
  const repository = world.repositories.find(({ fullName }) => fullName === `${owner}/${name}`)
  if (kind === 'artifacts') {
    const artifacts = repository?.runs.flatMap((run) => run.artifacts) ?? []
    const found = artifacts.find((one) => one.id === Number(id) && one.expired === false)
    return found === undefined ? null : Buffer.from(found.zip)
  }
  const log = repository?.job(Number(id))?.job.log
  if (log === undefined || (typeof log === 'object' && 'gone' in log)) return null
  return Buffer.from(log)
}

const failed = (status: number, code: string): Raw => ({
  status,
  body: Buffer.from(refusal(code)),
  headers: { 'content-type': 'application/xml', 'x-ms-error-code': code },
})

/** What the storage host answers. It takes no Authorization header: the link alone is the right to read. */
function answerLog(world: World, request: IncomingMessage): Raw {
  const url = new URL(request.url ?? '/', world.logsUrl)
  if (request.headers.authorization !== undefined) return failed(401, 'InvalidAuthenticationInfo')
  if (!isSigned(world, url)) return failed(403, 'AuthenticationFailed')
  const bytes = bytesOf(world, url)
  if (bytes === null) return failed(404, 'BlobNotFound')
  const type = url.pathname.endsWith('.zip') ? 'application/zip' : 'text/plain; charset=utf-8'
  const headers = { 'content-type': type, 'accept-ranges': 'bytes' }
  const range = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(request.headers.range ?? '')
  if (range === null) return { status: 200, body: bytes, headers }
  const start = Number(range[1])
  if (start >= bytes.length) return failed(416, 'InvalidRange')
  const end = range[2] === '' ? bytes.length - 1 : Math.min(Number(range[2]), bytes.length - 1)
  return {
    status: 206,
    body: bytes.subarray(start, end + 1),
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` },
  }
}

function logged(host: Host, request: IncomingMessage): Call {
  const url = new URL(request.url ?? '/', host.world.logsUrl)
  const method = request.method ?? 'GET'
  const call: Call = {
    number: host.calls.length + 1,
    host: 'logs',
    method,
    route: `${method} /logs`,
    path: url.pathname,
    query: url.search.slice(1),
    token: request.headers.authorization === undefined ? 'none' : 'invalid',
    kind: 'download',
    apiVersion: null,
    body: undefined,
    points: 0,
    status: null,
    fault: null,
  }
  host.calls.push(call)
  return call
}

/** Answers one request to the storage host. */
export async function serveLog(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = logged(host, request)
  const fault = host.faults.strike(call)
  call.fault = fault?.kind ?? null
  if (fault?.kind === 'hang') {
    if (fault.ms === undefined) return
    await wait(fault.ms, undefined, { ref: false })
  }
  const early = faultReply(fault, 'core')
  const raw =
    early === null
      ? answerLog(host.world, request)
      : { status: early.status, headers: early.headers ?? {}, body: Buffer.from(JSON.stringify(early.body)) }
  call.status = send(response, raw, fault)
}
