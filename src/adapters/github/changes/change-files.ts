import type { Change } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { Answer } from '../../../engine/ports.ts'
import { truncated } from '../api/gaps.ts'
import { callsLeft } from '../session/call-budget.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { withAttributedPatches } from './attributed-patches.ts'
import { firstThen, isUnread, isUnreadFile, type PatchLook, type PatchPlan } from './patch-look.ts'
import { withFilesRead } from './with-files-read.ts'
import { withLandedPatches } from './with-landed-patches.ts'
import { withPaths } from './with-paths.ts'
import { isSinceGood, withSinceGood } from './with-since-good.ts'

/**
 * Fills in paths and patches within a budget of calls: first the files of merges that must not be compared with their
 * first parent, and of direct pushes, of which nothing at all is known; then what the whole range's difference tells at
 * no cost; then what can be read for many changes at once; last what has to be read change by change. Those whose paths
 * are interesting come first, then the newest. What is left out keeps its paths and says so.
 */
export async function withPatches(
  session: IncidentSession,
  changes: readonly Change[],
  plan: PatchPlan,
): Promise<Answer<readonly Change[]>> {
  const commits = changes.reduce((sum, change) => sum + change.commits.length, 0)
  const allowed = callsLeft(commits, session.calls(), plan.look)
  const end = session.calls() + Math.min(plan.budget, allowed)
  const look: PatchLook = { ...plan, session, end, gaps: [] }
  const told = await withSinceGood(look, changes.map(withoutUnreadTold))
  const listed = await withPaths(look, told)
  const attributed = withAttributedPatches(listed, plan.whole)
  const compared = await withLandedPatches(look, attributed)
  const unread = compared.filter(
    (change) => isUnread(change) && change.files.length > 0 && !isSinceGood(look, change),
  )
  const isFirst = (change: Change): boolean =>
    change.files.some((file) => isUnreadFile(file) && plan.isInteresting(file.path))
  const isLikely = ({ id }: Change): boolean => plan.likely?.has(id) === true
  const value = await withFilesRead(look, compared, firstThen(firstThen(unread, isLikely), isFirst))
  return { value: value.map(withUnreadTold), gaps: [...look.gaps, ...unreadGap(look, value)] }
}

const PATHS_KNOWN = 'All paths are known; '

/** What an earlier look left out is looked at again. */
function withoutUnreadTold(change: Change): Change {
  const { filesCompleteness: told } = change
  const isOurs = told.kind === 'truncated' && told.because.startsWith(PATHS_KNOWN)
  return isOurs ? { ...change, filesCompleteness: { kind: 'complete' } } : change
}

function withUnreadTold(change: Change): Change {
  const unread = change.files.filter(isUnreadFile).length
  if (unread === 0 || change.filesCompleteness.kind !== 'complete') return change
  const because = `${PATHS_KNOWN}what changed in ${unread} of ${change.files.length} files was not read.`
  return { ...change, filesCompleteness: { kind: 'truncated', because } }
}

/** The second look is the last, so that it tells what stays unread. */
function unreadGap({ look }: PatchLook, changes: readonly Change[]): readonly Gap[] {
  const unread = changes.filter(isUnread).length
  if (unread === 0 || look === 'first') return []
  const because = `${unread} of ${changes.length} changes were not read in full, to keep within the calls allowed.`
  return [truncated('patches of the changes', because)]
}
