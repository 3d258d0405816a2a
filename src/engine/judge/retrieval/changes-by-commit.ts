import type { Change } from '../../model/change.ts'

const known = new WeakMap<readonly Change[], ReadonlyMap<string, Change>>()

/** Which change brought a commit; a change is found under its own id too. Remembered: several heuristics ask. */
export function changesByCommit(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const before = known.get(changes)
  if (before !== undefined) return before
  const owners = new Map<string, Change>()
  for (const change of changes) {
    owners.set(change.id, change)
    for (const commit of change.commits) owners.set(commit, change)
  }
  known.set(changes, owners)
  return owners
}
