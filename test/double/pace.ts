import type { Call } from './call-log.ts'
import type { World } from './world.ts'

/** GitHub's secondary limits, for one token holder. */
export type Pace = {
  /** A read costs one, a write five; a GraphQL mutation five as well. */
  readonly pointsPerMinute: number
  readonly graphqlPointsPerMinute: number
  /** Issues, comments and pull requests that were made. */
  readonly creationsPerMinute: number
  readonly creationsPerHour: number
}

/** Source: "Rate limits for the REST API" and "Rate limits and query limits for the GraphQL API" of GitHub. */
export const githubPace: Pace = {
  pointsPerMinute: 900,
  graphqlPointsPerMinute: 2000,
  creationsPerMinute: 80,
  creationsPerHour: 500,
}

type Stride = {
  readonly at: number
  readonly points: number
  readonly graphql: boolean
  readonly creates: boolean
}

const minute = 60_000
const hour = 60 * minute

/** What GitHub counts as making content that people are told of. */
const isCreation = ({ method, route }: Call): boolean =>
  method === 'POST' && /\/(?:issues|comments|pulls)$/.test(route ?? '')

/**
 * Counts a call against the pace, where the double was given one. Gives the seconds to wait once it is exceeded, null
 * while it is kept. A refused call does not count.
 */
export function secondsToWait(world: World, holder: string, call: Call): number | null {
  const { pace } = world
  if (pace === null || call.kind === 'mint' || call.kind === 'download') return null
  const now = Date.now()
  const past = (world.strides.get(holder) ?? []).filter(({ at }) => at > now - hour)
  const graphql = call.route === 'POST /graphql'
  const stride: Stride = {
    at: now,
    points: call.kind === 'write' ? 5 : 1,
    graphql,
    creates: isCreation(call),
  }
  const since = (from: number, kind: (one: Stride) => boolean) =>
    [...past, stride].filter((one) => one.at > now - from && kind(one))
  const ofKind = since(minute, (one) => one.graphql === graphql)
  const points = ofKind.reduce((sum, one) => sum + one.points, 0)
  const perMinute = graphql ? pace.graphqlPointsPerMinute : pace.pointsPerMinute
  const creates = (one: Stride): boolean => one.creates
  const tooFast =
    points > perMinute || (stride.creates && since(minute, creates).length > pace.creationsPerMinute)
  const tooMany = stride.creates && since(hour, creates).length > pace.creationsPerHour
  world.strides.set(holder, tooFast || tooMany ? past : [...past, stride])
  if (tooMany) return hour / 1000
  return tooFast ? minute / 1000 : null
}

export type Strides = Map<string, readonly Stride[]>
