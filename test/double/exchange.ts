import type { Access } from './access.ts'
import type { DoubleRepository } from './repository.ts'
import type { Grant, World } from './world.ts'

export type Reply = {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** One request as a route sees it, after the caller was let in. */
export type Exchange = {
  readonly world: World
  /** Root of every API link in answers; carries `/api/v3` where the caller used it. */
  readonly root: string
  /** Path without that prefix. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  /** Null for requests by App JWT. */
  readonly grant: Grant | null
  /** The repository of a `/repos/{owner}/{repo}` path; asking for it elsewhere is a bug. */
  readonly repository: DoubleRepository
}

export type Route = {
  /** Method and path as GitHub's description names them. */
  readonly operation: string
  /** `app`: App JWT. `token`: any token. A list: a token with one of these permissions. */
  readonly needs: 'app' | 'token' | readonly Access[]
  /** Query parameters that the double acts on. Any other is a violation, so that nothing is silently ignored. */
  readonly query?: readonly string[]
  readonly answer: (exchange: Exchange) => Reply | Promise<Reply>
}

/** An answer that is not a success, thrown from wherever it is found out. */
export class Problem extends Error {
  readonly reply: Reply

  constructor(status: number, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message)
    const documentation = { documentation_url: 'https://docs.github.com/rest', status: String(status) }
    this.reply = { status, body: { message, ...documentation, ...more } }
  }
}

export const notFound = (): Problem => new Problem(404, 'Not Found')

export const validationFailed = (resource: string, field: string, code: string, message?: string): Problem =>
  new Problem(422, 'Validation Failed', {
    errors: [{ resource, field, code, ...(message === undefined ? {} : { message }) }],
  })

const wholeNumber = (text: string | null, fallback: number): number => {
  const value = Number(text ?? '')
  return Number.isInteger(value) && value > 0 ? value : fallback
}

/** 1-based page and its length as GitHub reads them: at most 100, nonsense ignored. */
export function pageOf(
  query: URLSearchParams,
  usual = 30,
): { readonly page: number; readonly length: number } {
  return {
    page: wholeNumber(query.get('page'), 1),
    length: Math.min(100, wholeNumber(query.get('per_page'), usual)),
  }
}

/** The Link header for a page among `total` items; it names the repository by id, as GitHub's does. */
export function linkHeader(exchange: Exchange, total: number, usual = 30): Readonly<Record<string, string>> {
  const { page, length } = pageOf(exchange.query, usual)
  const last = Math.max(1, Math.ceil(total / length))
  const path = exchange.path.replace(
    /^\/repos\/[^/]{1,200}\/[^/]{1,200}/,
    `/repositories/${exchange.repository.id}`,
  )
  const link = (rel: string, number: number): string => {
    const query = new URLSearchParams(exchange.query)
    query.set('page', String(number))
    return `<${exchange.root}${path}?${query.toString()}>; rel="${rel}"`
  }
  const links = [
    ...(page > 1 ? [link('prev', page - 1)] : []),
    ...(page < last ? [link('next', page + 1), link('last', last)] : []),
    ...(page > 1 ? [link('first', 1)] : []),
  ]
  return links.length === 0 ? {} : { link: links.join(', ') }
}

/** One page of a list, with its Link header. */
export function paged<T>(
  exchange: Exchange,
  items: readonly T[],
): { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> } {
  const { page, length } = pageOf(exchange.query)
  return {
    items: items.slice((page - 1) * length, page * length),
    headers: linkHeader(exchange, items.length),
  }
}

/** A path parameter that must be a number; anything else is a resource that does not exist. */
export function numberParam(exchange: Exchange, name: string): number {
  const value = Number(exchange.params[name])
  if (!Number.isSafeInteger(value)) throw notFound()
  return value
}
