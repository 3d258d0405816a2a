import type { World } from './world.ts'

export type Resource = 'core' | 'graphql'

export type Standing = {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  /** Seconds since the epoch. */
  readonly reset: number
}

const hour = 3_600_000
/** A workflow's own token gets far less than an App. */
const actionsLimit = 1000

function budgetOf(world: World, holder: string, resource: Resource) {
  const key = `${holder} ${resource}`
  const known = world.budgets.get(key)
  if (known !== undefined && known.resetAt > Date.now()) return known
  const fresh = { used: 0, resetAt: Date.now() + hour }
  world.budgets.set(key, fresh)
  return fresh
}

/** What is left, without using any. */
export function standing(world: World, holder: string, resource: Resource): Standing {
  const { used, resetAt } = budgetOf(world, holder, resource)
  const limit = holder.startsWith('actions') ? actionsLimit : world.limits[resource]
  return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(resetAt / 1000) }
}

/** Uses up some; false when there was none left. */
export function spend(world: World, holder: string, resource: Resource, cost: number): boolean {
  if (standing(world, holder, resource).remaining <= 0) return false
  budgetOf(world, holder, resource).used += cost
  return true
}

/** Gives back what a request used that cost nothing after all. */
export function refund(world: World, holder: string, resource: Resource): void {
  const budget = budgetOf(world, holder, resource)
  budget.used = Math.max(0, budget.used - 1)
}

export const budgetHeaders = (at: Standing, resource: Resource): Record<string, string> => ({
  'x-ratelimit-limit': String(at.limit),
  'x-ratelimit-remaining': String(at.remaining),
  'x-ratelimit-used': String(at.used),
  'x-ratelimit-reset': String(at.reset),
  'x-ratelimit-resource': resource,
})
