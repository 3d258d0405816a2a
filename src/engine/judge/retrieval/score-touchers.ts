import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { inverseDocumentFrequency } from './bm25.ts'
import { touchedPaths } from './by-path.ts'

/** Changes by the weights of the files they touch, each file by its inverse frequency over the range; no evidence. */
export function scoreTouchers(
  weights: ReadonlyMap<string, number>,
  changes: readonly Change[],
): ReadonlyMap<ChangeId, Match> {
  const touching = new Map<string, Change[]>(Array.from(weights.keys(), (path) => [path, []]))
  for (const change of changes) for (const path of touchedPaths(change)) touching.get(path)?.push(change)
  const found = new Map<ChangeId, Match>()
  for (const [path, weight] of weights) {
    const touchers = touching.get(path) ?? []
    const adds = weight * inverseDocumentFrequency(changes.length, touchers.length)
    for (const { id } of touchers) {
      found.set(id, { score: (found.get(id)?.score ?? 0) + adds, evidence: null })
    }
  }
  return found
}
