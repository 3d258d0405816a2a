import type { Change, FileChange } from '../../../engine/model/change.ts'
import { gapOf } from '../api/gaps.ts'
import { landedPatches, type WantedPatch } from './landed-patches.ts'
import { landingSides } from './landing-sides.ts'
import { callsOf, firstThen, isUnreadFile, type PatchLook } from './patch-look.ts'

/** Of one change; a change of hundreds of files does not crowd out the others. */
const FILES_OF_ONE = 30

/** The changes with the patches that can be read for many at once: of interesting files first, then of the newest. */
export async function withLandedPatches(
  look: PatchLook,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const bySha = new Map(look.commits.map((commit) => [commit.sha, commit]))
  const perChange = changes.map((change): readonly WantedPatch[] => {
    const sides = landingSides(change, bySha, look.merges)
    if (sides === null) return []
    return change.files.filter(isComparable).map((file) => ({ file, sides }))
  })
  const wanted = [
    ...perChange.flatMap((files) => files.slice(0, FILES_OF_ONE)),
    ...perChange.flatMap((files) => files.slice(FILES_OF_ONE)),
  ]
  const calls = callsOf(look)
  if (wanted.length === 0 || calls === 0) return changes
  const first = firstThen(wanted, ({ file }) => look.isInteresting(file.path))
  const asked = await landedPatches(look.session, first, calls)
  if (asked.refusal !== null) look.gaps.push(gapOf('patches of the changes', asked.refusal))
  const read = new Map([...asked.files].map(([{ file }, found]) => [file, found]))
  return changes.map((change) => ({ ...change, files: change.files.map((file) => read.get(file) ?? file) }))
}

/** Of a renamed file the former name is not known before its change is read by itself. */
function isComparable(file: FileChange): boolean {
  return isUnreadFile(file) && file.status !== 'renamed' && file.status !== 'copied'
}
