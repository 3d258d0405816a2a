import type { IncomingMessage, ServerResponse } from 'node:http'

import { createEmulator } from 'emulate'

import { listen, readBody } from '../double/serving.ts'
import type { Double } from '../double/start-double.ts'

/** A GitHub whose App handshake and issues come from the independent `emulate` package, the rest from a double. */
export type Emulator = {
  /** Root of the API. */
  readonly url: string
  /** Method and path of what `emulate` answered. */
  readonly emulated: string[]
  /** Method and path of what the double answered. */
  readonly doubled: string[]
  close(): Promise<void>
}

type Request = {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** What the package has and does well. It lacks deployments and GraphQL, and has no git behind its commits. */
const isEmulated = (path: string): boolean =>
  /^\/(?:app|rate_limit)(?:$|[/?])/.test(path) ||
  /^\/repos\/[^/]{1,100}\/[^/]{1,100}\/(?:installation|issues)(?:$|[/?])/.test(path)

function seedOf(double: Double) {
  const { app, world } = double
  const owners = [...new Set(world.repositories.map((repository) => repository.owner))]
  return {
    github: {
      orgs: owners.map((login) => ({ login })),
      repos: world.repositories.map(({ owner, name }) => ({ owner, name, auto_init: false })),
      apps: [
        {
          app_id: app.id,
          slug: app.slug,
          name: app.name,
          private_key: app.privateKey,
          permissions: app.permissions,
          events: app.events,
          installations: world.installations.map(({ id, account, permissions }) => ({
            installation_id: id,
            account,
            permissions: { metadata: 'read', ...permissions },
          })),
        },
      ],
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const { authorization, 'content-type': type, 'x-github-api-version': version } = incoming.headers
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: {
      'user-agent': 'emulator-front',
      ...(authorization === undefined ? {} : { authorization }),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(typeof version === 'string' ? { 'x-github-api-version': version } : {}),
    },
    body: await readBody(incoming),
  }
}

function forward(root: string, { method, path, headers, body }: Request): Promise<Response> {
  const withBody = method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(body) }
  return fetch(`${root}${path}`, { method, headers, redirect: 'manual', ...withBody })
}

const passedOn = ['content-type', 'link', 'location', 'retry-after', 'x-accepted-github-permissions']

async function pass(response: Response, from: string, to: string, out: ServerResponse): Promise<string> {
  const text = await response.text()
  out.statusCode = response.status
  for (const name of passedOn) {
    const value = response.headers.get(name)
    if (value !== null) out.setHeader(name, value.replaceAll(from, to))
  }
  out.end(text)
  return text
}

/**
 * Starts `emulate` as a second opinion on the App handshake and on issues, with the App, the installations and the
 * repositories that the double has by now. What `emulate` lacks the double answers, for callers who hold a token
 * that `emulate` made.
 */
export async function startEmulator(double: Double): Promise<Emulator> {
  const emulate = await createEmulator({ service: 'github', port: 0, seed: seedOf(double) })
  const [installation] = double.world.installations
  const own =
    installation === undefined ? '' : double.token({ kind: 'installation', installation: installation.id })
  const minted = new Set<string>()
  const emulated: string[] = []
  const doubled: string[] = []

  /** The package numbers repositories in the order of its seed; callers know the double's ids. */
  const withItsIds = (request: Request): Request => {
    if (!request.path.endsWith('/access_tokens') || request.body.length === 0) return request
    const body = JSON.parse(request.body.toString()) as { repository_ids?: readonly number[] }
    const ids = body.repository_ids?.map(
      (id) => 1 + double.world.repositories.findIndex((each) => each.id === id),
    )
    return ids === undefined
      ? request
      : { ...request, body: Buffer.from(JSON.stringify({ ...body, repository_ids: ids })) }
  }

  async function serve(incoming: IncomingMessage, out: ServerResponse): Promise<void> {
    const request = await readRequest(incoming)
    const line = `${request.method} ${request.path}`
    if (isEmulated(request.path)) {
      emulated.push(line)
      const text = await pass(await forward(emulate.url, withItsIds(request)), emulate.url, front.url, out)
      if (request.path.endsWith('/access_tokens'))
        minted.add(String((JSON.parse(text) as { token?: string }).token))
      return
    }
    doubled.push(line)
    const token = request.headers['authorization']?.replace(/^(?:bearer|token) /i, '') ?? ''
    const authorization = minted.has(token) ? `Bearer ${own}` : 'Bearer of-nobody'
    const answer = await forward(double.url, { ...request, headers: { ...request.headers, authorization } })
    await pass(answer, double.url, front.url, out)
  }

  const front = await listen(serve)
  return {
    url: front.url,
    emulated,
    doubled,
    close: async () => {
      await Promise.all([front.close(), emulate.close()])
    },
  }
}
