import type { Change, FileChange } from '../model/change.ts'
import type { InTheWay, Obstacles } from '../model/revert.ts'
import { editsOf, movedBy, type Stretch, touches } from './edited-lines.ts'

/** The changes that landed after one, oldest first; none where it is not among them. `changes` is newest first. */
export function landedAfter(change: Change, changes: readonly Change[]): readonly Change[] {
  const at = changes.findIndex(({ id }) => id === change.id)
  return at <= 0 ? [] : changes.slice(0, at).toReversed()
}

type Meeting = { readonly kind: 'apart' | 'meets' | 'unknown'; readonly path: string }

/**
 * Whether later changes of the range touch the lines that a change touched, so that taking it back would conflict.
 * Lines are followed through the hunks of every later change; files it added, deleted or renamed conflict with any
 * later change to them. What was landed after the range is not looked at.
 */
export function revertConflicts(change: Change, changes: readonly Change[]): Obstacles {
  const later = landedAfter(change, changes)
  const items = new Map<string, InTheWay>()
  const unread: string[] = []
  if (change.filesCompleteness.kind !== 'complete' && later.length > 0) unread.push('its own files')
  for (const { filesCompleteness } of later)
    if (filesCompleteness.kind !== 'complete') unread.push('the files of later changes')
  for (const file of change.files) {
    for (const { by, meeting } of meetings(file, later)) {
      if (meeting.kind === 'meets' && !items.has(by.id))
        items.set(by.id, { change: by.id, path: meeting.path, name: null })
      if (meeting.kind === 'unknown') unread.push('patches of files that were changed again')
    }
  }
  if (items.size > 0) return { kind: 'found', items: [...items.values()] }
  return unread.length === 0 ? { kind: 'none' } : unknown(unread)
}

function unknown(unread: readonly string[]): Obstacles {
  return { kind: 'unknown', because: `${[...new Set(unread)].join(' and ')} are not known in full` }
}

function* meetings(
  file: FileChange,
  later: readonly Change[],
): Generator<{ readonly by: Change; readonly meeting: Meeting }> {
  let path = file.path
  let stretches = stretchesOf(file)
  for (const by of later) {
    const again = by.files.find((one) => one.path === path || one.previousPath === path)
    if (again === undefined) continue
    const edits = again.patch === null ? null : editsOf(again.patch)
    yield { by, meeting: { kind: meet(file, stretches, again), path } }
    if (edits === null) stretches = again.additions + again.deletions === 0 ? stretches : null
    else stretches = stretches === null ? null : movedBy(stretches, edits)
    if (again.status === 'renamed') path = again.path
  }
}

/** Where its lines stand after it; null where its patch is not known. */
function stretchesOf(file: FileChange): readonly Stretch[] | null {
  if (file.patch === null) return file.additions + file.deletions === 0 ? [] : null
  return editsOf(file.patch).map(({ newStart, newCount }) => ({ start: newStart, count: newCount }))
}

function meet(file: FileChange, stretches: readonly Stretch[] | null, again: FileChange): Meeting['kind'] {
  const isWhole = file.status === 'added' || file.status === 'removed' || file.status === 'renamed'
  if (isWhole || again.status === 'removed') return 'meets'
  if (again.patch === null && again.additions + again.deletions === 0) return 'apart'
  if (stretches === null || again.patch === null) return 'unknown'
  const edits = editsOf(again.patch)
  return stretches.some((stretch) => edits.some((edit) => touches(stretch, edit))) ? 'meets' : 'apart'
}
