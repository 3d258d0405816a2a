import type { Change, FileChange } from '../model/change.ts'
import { changesNamed } from '../model/changes-named.ts'
import type { Gap } from '../model/completeness.ts'
import type { ChangeId } from '../model/ids.ts'
import { revertClaims } from '../model/revert-claims.ts'

export type Remaining = {
  readonly changes: readonly Change[]
  /** What cancelled out, newest first. */
  readonly cancelled: readonly ChangeId[]
  readonly gaps: readonly Gap[]
}

/**
 * The changes without pairs that cancel out: a change, and a later one of the same range that says it takes it back and
 * does, line by line. A change that lands anew after its revert stays, and so does a revert that did more or less than
 * it says, or of which not every patch was read. Changes come newest first; what was left out is told.
 */
export function withoutCancelled(changes: readonly Change[]): Remaining {
  const gone = new Set<Change>()
  const told: Gap[] = []
  const namedBy = changesNamed(changes)
  for (const [age, revert] of [...changes.entries()].toReversed()) {
    const older = new Set(
      revertClaims(revert)
        .flatMap(namedBy)
        .filter((at) => at > age),
    )
    const undone = [...older]
      .toSorted((a, b) => a - b)
      .flatMap((at) => changes[at] ?? [])
      .find((change) => !gone.has(change) && undoes(revert, change))
    if (undone === undefined) continue
    gone.add(undone).add(revert)
    const because = `${nameOf(revert)} took it back line by line within the range, so that neither is a suspect.`
    told.push({ what: nameOf(undone), completeness: { kind: 'truncated', because } })
  }
  const left = gone.size === 0 ? changes : changes.filter((change) => !gone.has(change))
  const cancelled = changes.flatMap((change) => (gone.has(change) ? [change.id] : []))
  return { changes: left, cancelled, gaps: told }
}

function undoes(revert: Change, change: Change): boolean {
  const isKnown = [revert, change].every(({ filesCompleteness: { kind } }) => kind === 'complete')
  if (!isKnown || revert.files.length !== change.files.length || change.files.length === 0) return false
  const edits = new Map(change.files.map((file) => [file.path, editsOf(file)]))
  return revert.files.every((file) => {
    const [done, undone] = [edits.get(file.path) ?? null, editsOf(file)]
    if (done === null || undone === null) return false
    return done.removed === undone.added && done.added === undone.removed
  })
}

/** The lines a file lost and gained, in order; null where they are not known, or where the file got another name. */
function editsOf({
  patch,
  previousPath,
}: FileChange): { readonly added: string; readonly removed: string } | null {
  if (patch === null || previousPath !== null) return null
  const lines = patch.split('\n')
  const of = (mark: string): string =>
    lines
      .filter((line) => line.startsWith(mark))
      .map((line) => line.slice(1))
      .join('\n')
  return { added: of('+'), removed: of('-') }
}

function nameOf({ pull, id }: Change): string {
  return pull === null ? `change ${id.slice(0, 12)}` : `pull request #${pull}`
}
