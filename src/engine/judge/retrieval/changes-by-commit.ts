import type { Change } from '../../model/change.ts'
import { rememberingWeakly } from '../../model/remembering.ts'

/** Which change brought a commit; a change is found under its own id too. Remembered: several heuristics ask. */
export const changesByCommit = rememberingWeakly(ownersOf)

function ownersOf(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const owners = new Map<string, Change>()
  for (const change of changes) {
    owners.set(change.id, change)
    for (const commit of change.commits) owners.set(commit, change)
  }
  return owners
}
