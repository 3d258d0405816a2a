import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { callerOf, holder, type Caller } from './access.ts'
import { budgetHeaders, refund, spend, standing, type Resource } from './budget.ts'
import { kindOf, type Call } from './call-log.ts'
import type { Reply } from './exchange.ts'
import { faultReply, primaryLimit, secondaryLimit } from './fault-reply.ts'
import type { Fault } from './faults.ts'
import { answerGraphql } from './graphql/answer.ts'
import { readApiRequest, type ApiRequest, type Host } from './host.ts'
import { secondsToWait } from './pace.ts'
import { answerRest } from './rest.ts'
import { send } from './serving.ts'

/** The only version whose description the double holds. */
const describedVersion = '2022-11-28'

/** What stands before every route: GitHub's demands on any request at all. */
function refusedAtTheDoor({ headers }: ApiRequest): Reply | null {
  if ((headers['user-agent'] ?? '') === '') {
    const message =
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header'
    return { status: 403, body: { message } }
  }
  const version = headers['x-github-api-version']
  if (version === undefined || version === describedVersion) return null
  return { status: 400, body: { message: `The double does not describe API version ${String(version)}` } }
}

const resourceOf = (request: ApiRequest): Resource => (request.path === '/graphql' ? 'graphql' : 'core')

function logged(host: Host, request: ApiRequest, caller: Caller): Call {
  const isGraphql = request.method === 'POST' && request.path === '/graphql'
  const route =
    host.find(request.method, request.path)?.route.operation ?? (isGraphql ? 'POST /graphql' : null)
  const version = request.headers['x-github-api-version']
  const call: Call = {
    number: host.calls.length + 1,
    host: 'api',
    method: request.method,
    route,
    path: request.path,
    query: request.query.toString(),
    token: caller.kind,
    kind: kindOf('api', request.method, route, request.body),
    apiVersion: typeof version === 'string' ? version : null,
    body: request.body,
    points: 0,
    status: null,
    fault: null,
  }
  host.calls.push(call)
  return call
}

async function answer(
  host: Host,
  request: ApiRequest,
  call: Call,
  caller: Caller,
  fault: Fault | null,
): Promise<Reply> {
  const resource = resourceOf(request)
  const early = faultReply(fault, resource) ?? refusedAtTheDoor(request)
  if (early !== null) return early
  const name = holder(caller)
  const wait = secondsToWait(host.world, name, call)
  if (wait !== null) return secondaryLimit(wait)
  if (call.route === 'POST /graphql') {
    const keep = fault?.kind === 'graphql-resource-limit' ? fault.keep : null
    return answerGraphql(host, { caller, holder: name, body: request.body, call, keep })
  }
  const routed = host.find(request.method, request.path)
  if (routed === null) {
    const message = `The double does not serve ${request.method} ${request.path}`
    host.violations.push(message)
    return { status: 501, body: { message } }
  }
  if (call.route !== 'GET /rate_limit' && !spend(host.world, name, resource, 1)) {
    return primaryLimit(resource, standing(host.world, name, resource).reset)
  }
  return answerRest(host, request, routed, caller)
}

/** The same answer, remembered where the world stands still. Issues, budgets and cut answers are always made anew. */
async function answerOrRemember(
  host: Host,
  request: ApiRequest,
  call: Call,
  caller: Caller,
  fault: Fault | null,
): Promise<Reply> {
  const { steady, remembered } = host.world
  const changes = call.kind !== 'read' || /\/issues|rate_limit|^GET \/app/.test(call.route ?? '/issues')
  if (!steady || changes || fault !== null) return await answer(host, request, call, caller, fault)
  const key = JSON.stringify([holder(caller), request.method, request.path, call.query, request.body])
  const known = remembered.get(key)
  if (known !== undefined) return known
  const made = await answer(host, request, call, caller, fault)
  if (made.status < 400) remembered.set(key, made)
  return made
}

const lostAnswer: Reply = { status: 502, body: { message: 'Server Error' } }

/** As on GitHub the tag of an answer is bound to the token that asked. */
function tagOf({ method, path, headers }: ApiRequest, { status, body }: Reply): string | null {
  if (method !== 'GET' || status !== 200 || path === '/rate_limit' || body === undefined) return null
  const asked = [headers.authorization ?? '', JSON.stringify(body)].join('\n')
  return `W/"${createHash('sha256').update(asked).digest('hex')}"`
}

/** The answer with its tag; no more than that it is still so, and for nothing, where the caller holds that tag. */
function unlessKnown(host: Host, request: ApiRequest, caller: Caller, reply: Reply): Reply {
  const etag = tagOf(request, reply)
  if (etag === null) return reply
  const headers = { ...reply.headers, etag }
  if (request.headers['if-none-match'] !== etag) return { ...reply, headers }
  refund(host.world, holder(caller), resourceOf(request))
  return { status: 304, headers }
}

/** Puts GitHub's headers around an answer and sends it. */
function dispatch(
  host: Host,
  request: ApiRequest,
  caller: Caller,
  reply: Reply,
  response: ServerResponse,
  fault: Fault | null,
) {
  const resource = resourceOf(request)
  const headers = {
    ...(reply.body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-api-version-selected': describedVersion,
    'x-github-request-id': randomBytes(8).toString('hex').toUpperCase(),
    ...budgetHeaders(standing(host.world, holder(caller), resource), resource),
    ...reply.headers,
  }
  const body = Buffer.from(reply.body === undefined ? '' : JSON.stringify(reply.body))
  return send(response, { status: reply.status, headers, body }, fault)
}

async function guarded(host: Host, attempt: () => Promise<Reply>): Promise<Reply> {
  try {
    return await attempt()
  } catch (error) {
    const message = `The double broke: ${error instanceof Error ? error.message : String(error)}`
    host.violations.push(message)
    return { status: 500, body: { message } }
  }
}

/** Answers one request to the API. */
export async function serveApi(
  host: Host,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readApiRequest(host.world, incoming)
  const caller = callerOf(host.world, incoming.headers.authorization)
  const call = logged(host, request, caller)
  const fault = host.faults.strike(call)
  call.fault = fault?.kind ?? null
  if (fault?.kind === 'hang') {
    if (fault.ms === undefined) return
    await wait(fault.ms, undefined, { ref: false })
  }
  if (fault?.kind === 'reset' && fault.afterExecution !== true) {
    response.destroy()
    return
  }
  const reply = await guarded(host, () => answerOrRemember(host, request, call, caller, fault))
  const shown = fault?.kind === 'execute-then-502' ? lostAnswer : unlessKnown(host, request, caller, reply)
  call.status = dispatch(host, request, caller, shown, response, fault)
}
