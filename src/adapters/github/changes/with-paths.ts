import type { Change } from '../../../engine/model/change.ts'
import type { Completeness } from '../../../engine/model/completeness.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import { callsOf, firstThen, isUnread, type PatchLook } from './patch-look.ts'
import { touchedPaths } from './touched-paths.ts'
import { withFilesRead } from './with-files-read.ts'
import { isSinceGood } from './with-since-good.ts'

/**
 * The changes with the paths of direct pushes, of which GitHub told none: one by one where the calls allow it, for that
 * tells their patches too; else by asking who touched the files of the whole difference.
 */
export async function withPaths(look: PatchLook, changes: readonly Change[]): Promise<readonly Change[]> {
  const unlisted = changes.filter(
    (change) => change.files.length === 0 && isUnread(change) && !isSinceGood(look, change),
  )
  const calls = callsOf(look)
  const bad = look.commits[0]?.sha
  if (unlisted.length === 0 || calls === 0) return changes
  if (unlisted.length <= calls || look.whole.length === 0 || bad === undefined)
    return await withFilesRead(look, changes, unlisted)
  const paths = firstThen(
    look.whole.map(({ path }) => path),
    look.isInteresting,
  )
  const since = dayBefore(look.commits.at(-1)?.at ?? null)
  const asked = await touchedPaths(look.session, { bad, since, paths, calls: Math.ceil(calls / 2) })
  look.gaps.push(...asked.gaps)
  const chosen = new Set(unlisted)
  return changes.map((change) => (chosen.has(change) ? withTouched(change, asked.value) : change))
}

/** The clocks of those who commit differ, so what is a day older is looked at too. */
function dayBefore(at: string | null): string | null {
  return at === null ? null : new Date(Date.parse(at) - 24 * 3_600_000).toISOString()
}

const BY_PATH: Completeness = {
  kind: 'truncated',
  because: 'Files that the range changed and changed back are not known.',
}

function withTouched(change: Change, touched: ReadonlyMap<Sha, readonly string[]>): Change {
  const paths = [...new Set(change.commits.flatMap((sha) => touched.get(sha) ?? []))]
  if (paths.length === 0) return change
  const unread = { previousPath: null, status: 'unknown', additions: 0, deletions: 0, patch: null } as const
  return { ...change, files: paths.map((path) => ({ path, ...unread })), filesCompleteness: BY_PATH }
}
