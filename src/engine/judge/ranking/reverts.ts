import type { Change } from '../../model/change.ts'
import { changesNamed } from '../../model/changes-named.ts'
import type { ChangeId } from '../../model/ids.ts'
import { revertClaims } from '../../model/revert-claims.ts'
import { revertKind } from '../../model/revert-kind.ts'

/** True where a change brings back what was reverted before; its title says so. */
export function isReLand(change: Change): boolean {
  return revertKind(change.title) === 're-land'
}

/** True where a change takes another one back: by git's own marker line, by GitHub's, or by its title. */
export function isRevert(change: Change): boolean {
  const kind = revertKind(change.title)
  return kind === 'revert' || (kind === null && revertClaims(change).length > 0)
}

/**
 * Changes that a later change of the same range takes back. A claim counts only where it names an older change of the
 * range by commit or number in a marker line of its own; prose that mentions a commit does not.
 * Changes come newest first.
 */
export function revertedChanges(changes: readonly Change[]): ReadonlySet<ChangeId> {
  const reverted = new Set<ChangeId>()
  const namedBy = changesNamed(changes)
  changes.forEach((change, age) => {
    if (isReLand(change)) return
    for (const claim of revertClaims(change)) {
      const older = changes[namedBy(claim).find((at) => at > age) ?? -1]
      if (older !== undefined) reverted.add(older.id)
    }
  })
  return reverted
}
