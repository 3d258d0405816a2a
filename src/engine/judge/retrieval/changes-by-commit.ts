import type { Change } from '../../model/change.ts'

/** Which change brought a commit; a change is found under its own id too. */
export function changesByCommit(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const owners = new Map<string, Change>()
  for (const change of changes) {
    owners.set(change.id, change)
    for (const commit of change.commits) owners.set(commit, change)
  }
  return owners
}
