import type { Change } from './change.ts'
import { isNamedBy } from './revert-claims.ts'

/** No shorter commit id is taken for one. */
const shortestId = 7

/**
 * Tells which changes a commit id, perhaps shortened to seven characters, or `#12` means: their positions, in order.
 * Thousands of claims against thousands of changes are not compared each with each.
 */
export function changesNamed(changes: readonly Change[]): (claim: string) => readonly number[] {
  let index: ReadonlyMap<string, readonly number[]> | null = null
  return (claim) => {
    index ??= indexed(changes)
    const alike = index.get(claim.startsWith('#') ? claim : claim.slice(0, shortestId)) ?? []
    return alike.filter((at) => changes[at] !== undefined && isNamedBy(claim, changes[at]))
  }
}

/** Positions by the beginning of each commit id and by number. */
function indexed(changes: readonly Change[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  for (const [at, { id, commits, pull }] of changes.entries()) {
    const names = [id, ...commits].map((commit) => commit.slice(0, shortestId))
    for (const name of new Set(pull === null ? names : [...names, `#${pull}`])) {
      const known = index.get(name)
      if (known === undefined) index.set(name, [at])
      else known.push(at)
    }
  }
  return index
}
