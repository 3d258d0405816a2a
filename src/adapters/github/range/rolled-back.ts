import type { Sha } from '../../../engine/model/ids.ts'
import type { DeploymentGroup } from './deployment-groups.ts'

/**
 * Deployments that somebody took back: a deployment of a commit that was there before, but not just before, is a
 * roll-back, and what was deployed between was not wanted, whatever its statuses say. `groups` are newest first.
 * Source: Datadog's rule for labelling failed deployments, V1 → V2 → V3 → V1.
 */
export function rolledBack(groups: readonly DeploymentGroup[]): ReadonlySet<DeploymentGroup> {
  const oldestFirst = groups.toReversed()
  const lastAt = new Map<Sha, number>()
  const taken = new Set<DeploymentGroup>()
  for (const [at, { newest }] of oldestFirst.entries()) {
    const before = lastAt.get(newest.sha)
    const between = before === undefined ? [] : oldestFirst.slice(before + 1, at)
    for (const one of between) if (one.newest.sha !== newest.sha) taken.add(one)
    lastAt.set(newest.sha, at)
  }
  return taken
}
