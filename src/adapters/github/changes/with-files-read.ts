import type { Change } from '../../../engine/model/change.ts'
import { gapOf } from '../api/gaps.ts'
import { listedFiles } from './listed-files.ts'
import { callsOf, type PatchLook } from './patch-look.ts'

/** A change of more than three hundred files is no better understood by reading on. */
const CALLS_FOR_ONE = 3

/** The changes with the chosen ones read one by one, as long as calls are left. */
export async function withFilesRead(
  look: PatchLook,
  changes: readonly Change[],
  chosen: readonly Change[],
): Promise<readonly Change[]> {
  const read = new Map<Change, Change>()
  for (const change of chosen) {
    const calls = Math.min(CALLS_FOR_ONE, callsOf(look))
    if (calls <= 0) break
    try {
      const { files, completeness } = await listedFiles(look.session, change, calls)
      if (completeness.kind !== 'complete')
        look.gaps.push({ what: `files of ${nameOf(change)}`, completeness })
      if (files.length < change.files.length) continue
      read.set(change, { ...change, files, filesCompleteness: completeness })
    } catch (error) {
      look.gaps.push(gapOf(`files of ${nameOf(change)}`, error))
    }
  }
  return changes.map((change) => read.get(change) ?? change)
}

function nameOf(change: Change): string {
  return change.pull === null ? `commit ${change.id.slice(0, 12)}` : `pull request #${change.pull}`
}
