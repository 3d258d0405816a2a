import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { Completeness } from '../../../engine/model/completeness.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import { ofBothSides } from '../../../engine/model/of-both-sides.ts'
import type { GoodMerge } from './good-merges.ts'
import type { FileAt } from './object-ids.ts'

/** GitHub compares no more files than that. */
const MOST_FILES = 300

/** Where a file stands around such a merge. */
export function placesAround({ merge, held, newer, good }: GoodMerge, path: string): readonly FileAt[] {
  const commits = [merge.sha, good, ...merge.parents.slice(0, 1), ...held, ...newer]
  return commits.map((sha): FileAt => `${sha}:${path}`)
}

/**
 * What a merge by which the good commit came in changed: of the files that differ since then those that neither its first
 * parent nor what the good commit held had as they are now. A file that the first parent's line had touched as well
 * counts where the merged side had touched it since the good commit. Null where it is not known of any what stood where.
 */
export function newSinceGood(
  { merge, held, newer, good }: GoodMerge,
  listed: readonly FileChange[],
  ids: ReadonlyMap<FileAt, Sha | null>,
): Pick<Change, 'files' | 'filesCompleteness'> | null {
  const at = (sha: Sha, path: string): Sha | null => ids.get(`${sha}:${path}`) ?? null
  const [first = good] = merge.parents
  const of = { merge, held, newer, good }
  const known = listed.filter(({ path }) => placesAround(of, path).every((place) => ids.has(place)))
  if (known.length === 0 && listed.length > 0) return null
  const differs = ({ path, status }: FileChange, from: Sha): boolean => {
    const now = at(merge.sha, path)
    // What stands in another repository, as a submodule does, has no id here.
    return at(from, path) !== now || (now === null && status !== 'removed')
  }
  const changed = known.filter((file) => [first, good, ...held].every((from) => differs(file, from)))
  const files = changed.filter(({ path }) => {
    const before = at(good, path)
    return at(first, path) === before || newer.some((one) => at(one, path) !== before)
  })
  return { files, filesCompleteness: toldOf(listed.length, known.length, changed.length - files.length) }
}

function toldOf(listed: number, known: number, ofBoth: number): Completeness {
  if (known < listed)
    return { kind: 'truncated', because: `Of ${listed - known} files it is not known who changed them.` }
  if (listed >= MOST_FILES)
    return { kind: 'truncated', because: `GitHub compared the first ${MOST_FILES} files only.` }
  return ofBoth === 0 ? { kind: 'complete' } : ofBothSides(ofBoth)
}
