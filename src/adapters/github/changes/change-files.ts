import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { Answer } from '../../../engine/ports.ts'
import { gapOf, truncated } from '../api/gaps.ts'
import { callsLeft } from '../session/call-budget.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { withAttributedPatches } from './attributed-patches.ts'
import { listedFiles } from './listed-files.ts'

export type PatchPlan = {
  /** The most calls this may spend. */
  readonly budget: number
  /** The files of the whole range's difference, where they came with the comparison. */
  readonly whole: readonly FileChange[]
  /** Which changes to read first, by their paths. */
  readonly isInteresting: (path: string) => boolean
}

/** A change of more than three hundred files is no better understood by reading on. */
const CALLS_FOR_ONE = 3

/**
 * Fills in patches within a budget of calls: first the files of direct pushes, of which nothing at all is known;
 * then what the whole range's difference tells at no cost; then the changes whose paths are interesting, then the
 * others, each newest first. What is left out keeps its paths and says so.
 */
export async function withPatches(
  session: IncidentSession,
  changes: readonly Change[],
  plan: PatchPlan,
): Promise<Answer<readonly Change[]>> {
  const commits = changes.reduce((sum, change) => sum + change.commits.length, 0)
  const end = session.calls() + Math.min(plan.budget, callsLeft(commits, session.calls()))
  const gaps: Gap[] = []
  const unlisted = changes.filter((change) => isUnread(change) && change.files.length === 0)
  const listed = await withRead(session, changes, unlisted, end, gaps)
  const attributed = withAttributedPatches(listed, plan.whole)
  const value = await withRead(session, attributed, worthReading(attributed, plan), end, gaps)
  return { value: value.map(withUnreadTold), gaps: [...gaps, ...unreadGap(value)] }
}

/** The changes with the chosen ones read, as long as calls are left before `end`. Adds to `gaps`. */
async function withRead(
  session: IncidentSession,
  changes: readonly Change[],
  chosen: readonly Change[],
  end: number,
  gaps: Gap[],
): Promise<readonly Change[]> {
  const read = new Map<Change, Change>()
  for (const change of chosen) {
    const calls = Math.min(CALLS_FOR_ONE, end - session.calls())
    if (calls <= 0) break
    try {
      const { files, completeness } = await listedFiles(session, change, calls)
      if (completeness.kind !== 'complete') gaps.push({ what: `files of ${nameOf(change)}`, completeness })
      if (files.length < change.files.length) continue
      read.set(change, { ...change, files, filesCompleteness: completeness })
    } catch (error) {
      gaps.push(gapOf(`files of ${nameOf(change)}`, error))
    }
  }
  return changes.map((change) => read.get(change) ?? change)
}

function worthReading(changes: readonly Change[], plan: PatchPlan): readonly Change[] {
  const unread = changes.filter((change) => isUnread(change) && change.files.length > 0)
  const isInteresting = (change: Change): boolean =>
    change.files.some((file) => isUnreadFile(file) && plan.isInteresting(file.path))
  return [...unread.filter(isInteresting), ...unread.filter((change) => !isInteresting(change))]
}

function isUnread(change: Change): boolean {
  if (change.files.length === 0) return change.filesCompleteness.kind !== 'complete'
  return change.files.some(isUnreadFile)
}

/** A binary file has no patch to read, and GitHub counts no lines in it. */
function isUnreadFile(file: FileChange): boolean {
  return file.patch === null && file.additions + file.deletions > 0
}

function withUnreadTold(change: Change): Change {
  const unread = change.files.filter(isUnreadFile).length
  if (unread === 0 || change.filesCompleteness.kind !== 'complete') return change
  const because = `All paths are known; what changed in ${unread} of ${change.files.length} files was not read.`
  return { ...change, filesCompleteness: { kind: 'truncated', because } }
}

function unreadGap(changes: readonly Change[]): readonly Gap[] {
  const unread = changes.filter(isUnread).length
  if (unread === 0) return []
  const because = `${unread} of ${changes.length} changes were not read in full, to keep within the calls allowed.`
  return [truncated('patches of the changes', because)]
}

function nameOf(change: Change): string {
  return change.pull === null ? `commit ${change.id.slice(0, 12)}` : `pull request #${change.pull}`
}
