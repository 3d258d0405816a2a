import { Counter, Gauge, Histogram, Registry } from 'prom-client'

import type { Store } from '../../../compose/compose-app.ts'
import type { OnAnswer } from '../app-octokit.ts'

/** What is counted about one running App, and the page on which it is read. No label has a value from outside. */
export type Meters = {
  readonly registry: Registry
  readonly delivery: (answered: string, seconds: number) => void
  readonly triage: (verdict: string, seconds: number, modelTokens: number) => void
  readonly job: (order: string, state: string) => void
  readonly duty: (name: string, went: 'well' | 'badly') => void
  /** An answer of GitHub; `route` is a template, never an address. */
  readonly answer: OnAnswer
  /** Asked for whenever the page is read. */
  readonly watchQueue: (queue: WatchedQueue) => void
}

type WatchedQueue = Pick<Store['queue'], 'depth' | 'lag'>

export function makeMeters(): Meters {
  const registry = new Registry()
  const deliveries = new Histogram({
    name: 'prime_suspect_delivery_seconds',
    help: 'Time until a webhook was answered, by what it was answered',
    labelNames: ['answered'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  const triages = new Histogram({
    name: 'prime_suspect_triage_seconds',
    help: 'Time that a triage took, by the kind of its verdict',
    labelNames: ['verdict'],
    buckets: [0.5, 1, 2, 5, 10, 20, 60, 180],
    registers: [registry],
  })
  const tokens = counter(registry, 'prime_suspect_model_tokens_total', 'Tokens of the language model', [])
  const jobs = counter(registry, 'prime_suspect_jobs_total', 'Jobs, by what was asked and how it ended', [
    'order',
    'state',
  ])
  const duties = counter(registry, 'prime_suspect_duties_total', 'Sweeps and other duties', ['duty', 'went'])
  const calls = counter(registry, 'prime_suspect_github_calls_total', 'Calls to GitHub, each try', [
    'route',
    'status',
  ])
  const budget = new Gauge({
    name: 'prime_suspect_github_budget_remaining',
    help: 'Calls left by the newest answer of GitHub, of whichever installation that was',
    labelNames: ['resource'],
    registers: [registry],
  })
  return {
    registry,
    delivery: (answered, seconds) => deliveries.observe({ answered }, seconds),
    triage: (verdict, seconds, modelTokens) => {
      triages.observe({ verdict }, seconds)
      tokens.inc(modelTokens)
    },
    job: (order, state) => jobs.inc({ order, state }),
    duty: (duty, went) => duties.inc({ duty, went }),
    answer: (route, status, left) => {
      calls.inc({ route, status })
      if (left !== null) budget.set({ resource: left.resource }, left.remaining)
    },
    watchQueue: (watched) => watchQueue(registry, watched),
  }
}

function counter<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly Label[],
): Counter<Label> {
  return new Counter({ name, help, labelNames: [...labelNames], registers: [registry] })
}

function watchQueue(registry: Registry, watched: WatchedQueue): void {
  const oldest: Gauge = new Gauge({
    name: 'prime_suspect_queue_oldest_seconds',
    help: 'For how long the oldest job that may be taken has been waiting',
    registers: [registry],
    collect: async () => {
      oldest.set(await watched.lag())
    },
  })
  const queue: Gauge<'state'> = new Gauge({
    name: 'prime_suspect_queue_jobs',
    help: 'Jobs, by whether they wait, are being worked on, or were given up',
    labelNames: ['state'],
    registers: [registry],
    collect: async () => {
      const { waiting, active, dead } = await watched.depth()
      queue.set({ state: 'waiting' }, waiting)
      queue.set({ state: 'active' }, active)
      queue.set({ state: 'dead' }, dead)
    },
  })
}
