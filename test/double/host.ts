import type { IncomingMessage } from 'node:http'

import type { Call } from './call-log.ts'
import type { Faults } from './faults.ts'
import type { Routed } from './router.ts'
import { readBody } from './serving.ts'
import type { World } from './world.ts'

/** What both hosts of one double share. */
export type Host = {
  readonly world: World
  readonly calls: Call[]
  readonly faults: Faults
  /** Where a request, an answer or a webhook payload disagreed with GitHub's published description. */
  readonly violations: string[]
  readonly find: (method: string, path: string) => Routed | null
}

/** A request to the API, read whole. */
export type ApiRequest = {
  readonly method: string
  /** Without the prefix, and with the repository by name. */
  readonly path: string
  /** What GitHub Enterprise Server puts before everything: `/api/v3`, `/api` for GraphQL, or nothing. */
  readonly prefix: string
  readonly query: URLSearchParams
  /** Undefined where there is none; text where it is no JSON. */
  readonly body: unknown
  readonly headers: IncomingMessage['headers']
}

/** `/repositories/{id}/…`, which Link headers name, is the same as `/repos/{owner}/{repo}/…`. */
function byName(world: World, path: string): string {
  const [, id, rest] = /^\/repositories\/(\d{1,15})(\/.{0,4000})?$/.exec(path) ?? []
  const found = world.repositories.find((repository) => String(repository.id) === id)
  return found === undefined ? path : `/repos/${found.fullName}${rest ?? ''}`
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export async function readApiRequest(world: World, incoming: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(incoming.url ?? '/', 'http://double')
  const prefix = /^\/api(?:\/v3(?=\/)|(?=\/graphql$))/.exec(url.pathname)?.[0] ?? ''
  return {
    method: incoming.method ?? 'GET',
    path: byName(world, url.pathname.slice(prefix.length)),
    prefix,
    query: url.searchParams,
    body: parsed((await readBody(incoming)).toString()),
    headers: incoming.headers,
  }
}
