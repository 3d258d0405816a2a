import { randomBytes } from 'node:crypto'

import type { DoubleApp } from './app-key.ts'
import type { DeliveryRecord } from './deliveries.ts'
import type { Reply } from './exchange.ts'
import type { Pace, Strides } from './pace.ts'
import type { InstallationRecord, Permissions } from './records.ts'
import type { DoubleRepository } from './repository.ts'

/** Who a token speaks for, and what it may do. */
export type Grant = {
  readonly kind: 'installation' | 'actions' | 'user'
  readonly login: string
  readonly permissions: Permissions
  /** Null means all. */
  readonly repositories: readonly string[] | null
  readonly installation: number | null
  /** Milliseconds since the epoch. */
  expiresAt: number
}

type Budget = { used: number; resetAt: number }

/** Everything that one double knows. */
export type World = {
  readonly app: DoubleApp
  readonly repositories: DoubleRepository[]
  readonly installations: InstallationRecord[]
  readonly grants: Map<string, Grant>
  /** Every webhook that was sent or tried, oldest first. */
  readonly deliveries: DeliveryRecord[]
  /** Requests used by token holder and resource (`core`, `graphql`). */
  readonly budgets: Map<string, Budget>
  readonly limits: { core: number; graphql: number }
  /** Secondary limits; null for none, since tests ask faster than any App does. */
  pace: Pace | null
  /** What the secondary limits count, by token holder. */
  readonly strides: Strides
  /** Nothing but issues changes from now on, so that other answers may be given again without being made again. */
  steady: boolean
  readonly remembered: Map<string, Reply>
  /** Root of the API, such as http://127.0.0.1:4000. */
  apiUrl: string
  logsUrl: string
  readonly htmlUrl: string
  /** Signs links to logs; another double's links are worth nothing here. */
  readonly logKey: string
  /** For how long a link to a log is good. */
  logLinkMs: number
  nextId(): number
  /** The given time; or the next of the double's own calendar, a second later than everything before. */
  at(given?: string): string
}

const second = 1000

/** `firstId` is where ids of deployments, runs, jobs and issues start. */
export function createWorld(app: DoubleApp, options: { htmlUrl: string; firstId: number }): World {
  let lastId = options.firstId - 1
  let now = Date.parse('2026-03-02T08:00:00Z')
  return {
    app,
    repositories: [],
    installations: [],
    grants: new Map(),
    deliveries: [],
    budgets: new Map(),
    limits: { core: 5000, graphql: 5000 },
    pace: null,
    strides: new Map(),
    steady: false,
    remembered: new Map(),
    apiUrl: '',
    logsUrl: '',
    htmlUrl: options.htmlUrl,
    logKey: randomBytes(16).toString('hex'),
    logLinkMs: 60_000,
    nextId: () => ++lastId,
    at: (given) => {
      if (given === undefined) return toInstant((now += second))
      if (Number.isNaN(Date.parse(given))) throw new Error(`${given} is no point in time`)
      now = Math.max(now, Date.parse(given))
      return given
    },
  }
}

/** As GitHub writes times: UTC, without milliseconds. */
export const toInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')

export function findRepository(world: World, owner: string, name: string): DoubleRepository | null {
  const wanted = `${owner}/${name}`.toLowerCase()
  return world.repositories.find((repository) => repository.fullName.toLowerCase() === wanted) ?? null
}

/** The repository that once had this name and has another now. */
export function findMoved(world: World, owner: string, name: string): DoubleRepository | null {
  const wanted = `${owner}/${name}`.toLowerCase()
  const hadIt = ({ formerNames }: DoubleRepository): boolean =>
    formerNames.some((former) => former.toLowerCase() === wanted)
  return world.repositories.find(hadIt) ?? null
}

/** Who uses up which budget: an installation has one for all its tokens. */
export const holderOf = (grant: Grant): string =>
  grant.installation === null ? `${grant.kind} ${grant.login}` : `installation ${grant.installation}`
