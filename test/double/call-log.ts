import type { TokenKind } from './access.ts'

/** One request as it arrived, with what became of it. */
export type Call = {
  readonly number: number
  readonly host: 'api' | 'logs'
  readonly method: string
  /** The route, such as `GET /repos/{owner}/{repo}/issues`, `POST /graphql`, `GET /logs`; null if there is none. */
  readonly route: string | null
  readonly path: string
  readonly query: string
  readonly token: TokenKind
  readonly kind: CallKind
  /** The `X-GitHub-Api-Version` that was sent. */
  readonly apiVersion: string | null
  readonly body: unknown
  /** Points that a GraphQL query cost. */
  points: number
  /** Null when the connection was broken or left hanging. */
  status: number | null
  /** Kind of the fault that struck it. */
  fault: string | null
}

/** `mint` is the making of an installation token; `download` is a log fetched from the other host. */
export type CallKind = 'read' | 'write' | 'mint' | 'download'

export type Counts = {
  /** Reads by REST and GraphQL. */
  readonly reads: number
  readonly writes: number
  readonly mints: number
  /** Not counted by GitHub: log files from the other host. */
  readonly downloads: number
  /** Requests to the API: reads, writes and mints. */
  readonly total: number
  /** Of the reads, those that GitHub does not count: what was asked for had not changed. */
  readonly unmodified: number
  readonly graphqlPoints: number
  readonly byRoute: Readonly<Record<string, number>>
}

const isQuery = (body: unknown): boolean => {
  const text = typeof body === 'object' && body !== null && 'query' in body ? body.query : ''
  return typeof text === 'string' && !/(?:^|\})\s{0,1000}mutation\b/.test(text)
}

/** What a request does, by method and route. */
export function kindOf(host: 'api' | 'logs', method: string, route: string | null, body: unknown): CallKind {
  if (host === 'logs') return 'download'
  if (route?.endsWith('/access_tokens') === true) return 'mint'
  if (route === 'POST /graphql') return isQuery(body) ? 'read' : 'write'
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write'
}

/** Adds up calls: how API budgets are measured. */
export function countCalls(calls: readonly Call[]): Counts {
  const of = (kind: CallKind): number => calls.filter((call) => call.kind === kind).length
  const byRoute: Record<string, number> = {}
  for (const { route, method, path } of calls) {
    const name = route ?? `${method} ${path}`
    byRoute[name] = (byRoute[name] ?? 0) + 1
  }
  return {
    reads: of('read'),
    writes: of('write'),
    mints: of('mint'),
    downloads: of('download'),
    total: calls.length - of('download'),
    unmodified: calls.filter(({ host, status }) => host === 'api' && status === 304).length,
    graphqlPoints: calls.reduce((sum, call) => sum + call.points, 0),
    byRoute,
  }
}
