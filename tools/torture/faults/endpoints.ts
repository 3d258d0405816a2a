import type { Call } from '../../../test/double/call-log.ts'
import type { Fault } from '../../../test/double/faults.ts'
import { namedFaults, type NamedFault } from './faults.ts'

/** Which of an endpoint's calls a fault strikes. `always` is all of them. */
export type Place = 'first' | 'middle' | 'last' | 'always'

/** One endpoint under one fault at one place. */
export type Cell = {
  readonly endpoint: string
  readonly fault: NamedFault
  readonly place: Place
  readonly strike: Fault
}

/** The name of an endpoint: the route, and for GraphQL the operation, whose queries are endpoints of their own. */
function endpointOf({ route, method, path, body }: Call): string {
  if (route !== 'POST /graphql') return route ?? `${method} ${path}`
  const text = typeof body === 'object' && body !== null && 'query' in body ? String(body.query) : ''
  return `GraphQL ${/(?:query|mutation) (\w{1,60})/.exec(text)?.[1] ?? 'unnamed'}`
}

const fits = ({ at }: NamedFault, { kind, route, host }: Call): boolean => {
  // Half a log, or another text in its place, is a log like any other.
  if (at === 'json') return host === 'api'
  if (at === 'graphql') return route === 'POST /graphql' && kind === 'read'
  if (at === 'rest') return route !== 'POST /graphql'
  return at !== 'write' || kind === 'write'
}

/** The places that differ: of one call there is only a first, of two no middle. */
function placesAmong(count: number): readonly (readonly [Place, number])[] {
  const middle = Math.floor(count / 2)
  return [
    ['first', 0],
    ...(count > 2 ? [['middle', middle] as const] : []),
    ...(count > 1 ? [['last', count - 1] as const] : []),
    ['always', 0],
  ]
}

/** All cells of one flow, from the calls that it makes when all is well. */
export function cellsOf(calls: readonly Call[]): readonly Cell[] {
  const byEndpoint = Map.groupBy(calls, endpointOf)
  return [...byEndpoint].flatMap(([endpoint, struck]) => {
    const [example] = struck
    if (example === undefined || example.kind === 'mint') return []
    const faults = namedFaults.filter((fault) => fits(fault, example))
    return faults.flatMap((fault) =>
      placesAmong(struck.length).map(([place, after]) => ({
        endpoint,
        fault,
        place,
        strike: {
          ...fault.fault,
          host: example.host,
          after,
          times: place === 'always' ? 1000 : 1,
          when: (call: Call) => endpointOf(call) === endpoint,
        },
      })),
    )
  })
}
