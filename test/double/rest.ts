import { acceptedPermissions, admit, reaches, type Caller } from './access.ts'
import { notFound, Problem, type Exchange, type Reply } from './exchange.ts'
import { replyComplaints, requestComplaints } from './github-openapi.ts'
import type { ApiRequest, Host } from './host.ts'
import type { DoubleRepository } from './repository.ts'
import type { Routed } from './router.ts'
import { findMoved, findRepository, type World } from './world.ts'

/** A repository under its old name: reads are sent on by 301, writes by 307, which keeps method and body. */
function moved(request: ApiRequest, root: string, to: DoubleRepository): Problem {
  const rest = request.path.replace(/^\/repos\/[^/]{1,200}\/[^/]{1,200}/, '')
  const query = request.query.size === 0 ? '' : `?${request.query.toString()}`
  const location = `${root}/repositories/${to.id}${rest}${query}`
  const status = request.method === 'GET' ? 301 : 307
  const problem = new Problem(status, status === 301 ? 'Moved Permanently' : 'Temporary Redirect', {
    url: location,
  })
  return Object.assign(problem, { reply: { ...problem.reply, headers: { location } } })
}

function repositoryFor(
  world: World,
  { params }: Routed,
  caller: Caller,
  request: ApiRequest,
): DoubleRepository | null {
  const { owner, repo } = params
  if (owner === undefined || repo === undefined) return null
  const found = findRepository(world, owner, repo)
  const to = found === null ? findMoved(world, owner, repo) : null
  if (to !== null && (!('grant' in caller) || reaches(caller.grant, to))) {
    throw moved(request, `${world.apiUrl}${request.prefix}`, to)
  }
  if (found === null || ('grant' in caller && !reaches(caller.grant, found))) throw notFound()
  return found
}

function toExchange({ world }: Host, request: ApiRequest, routed: Routed, caller: Caller): Exchange {
  const { operation, needs } = routed.route
  const grant = admit(world, caller, needs)
  const repository = repositoryFor(world, routed, caller, request)
  if (typeof request.body === 'string') throw new Problem(400, 'Problems parsing JSON')
  const body = typeof request.body === 'object' && request.body !== null ? { ...request.body } : {}
  return {
    world,
    grant,
    body,
    params: routed.params,
    query: request.query,
    path: request.path,
    root: `${world.apiUrl}${request.prefix}`,
    get repository() {
      if (repository === null) throw new Error(`${operation} is not about a repository`)
      return repository
    },
  }
}

function violation(host: Host, operation: string, what: string, complaints: readonly string[]): Reply {
  const message = `GitHub's description speaks against ${what} ${operation}: ${complaints.join('; ')}`
  host.violations.push(message)
  return { status: 500, body: { message } }
}

async function succeed(host: Host, request: ApiRequest, routed: Routed, caller: Caller): Promise<Reply> {
  const { operation, query: acted = [], needs, answer } = routed.route
  const exchange = toExchange(host, request, routed, caller)
  const wrong = requestComplaints(operation, { query: request.query, body: request.body, acted })
  if (wrong.length > 0) return violation(host, operation, 'the request', wrong)
  const reply = await answer(exchange)
  if (typeof needs === 'string') return reply
  const accepted = { 'x-accepted-github-permissions': acceptedPermissions(needs) }
  return { ...reply, headers: { ...accepted, ...reply.headers } }
}

/** Answers a REST request as GitHub would, and checks both sides of it against GitHub's own description. */
export async function answerRest(
  host: Host,
  request: ApiRequest,
  routed: Routed,
  caller: Caller,
): Promise<Reply> {
  const { operation } = routed.route
  let reply: Reply
  try {
    reply = await succeed(host, request, routed, caller)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    reply = error.reply
  }
  if (reply.status === 500) return reply
  const complaints = replyComplaints(operation, reply)
  return complaints.length > 0 ? violation(host, operation, 'the answer to', complaints) : reply
}
