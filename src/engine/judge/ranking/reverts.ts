import type { Change } from '../../model/change.ts'
import { changesNamed } from '../../model/changes-named.ts'
import type { ChangeId } from '../../model/ids.ts'
import { revertClaims } from '../../model/revert-claims.ts'

const revertTitle = /^(revert\b|back(ed)? ?out\b|roll ?back\b)/i
const reLandTitle = /^\W{0,3}(re-?land|re-?apply|re-?submit|recommit|un-?revert)\b|^revert "revert /i

/** True where a change brings back what was reverted before; its title says so. */
export function isReLand(change: Change): boolean {
  return reLandTitle.test(change.title)
}

/** True where a change takes another one back: by git's own marker line, by GitHub's, or by its title. */
export function isRevert(change: Change): boolean {
  return !isReLand(change) && (revertTitle.test(change.title) || revertClaims(change).length > 0)
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
