import type { Change, FileChange, FileStatus } from '../../engine/model/change.ts'
import type { ChangeId, Instant, Sha } from '../../engine/model/ids.ts'
import type { CaseChange } from './case-schema.ts'

/**
 * The changes of a case that gives them in full, newest first: sorted by their time where every one has it,
 * else in the order of the file.
 */
export function caseToChanges(changes: readonly CaseChange[]): readonly Change[] {
  const read = changes.map(readChange)
  const times = new Map(
    read.map(({ id, mergedAt }) => [id, mergedAt === null ? Number.NaN : Date.parse(mergedAt)]),
  )
  if ([...times.values()].some(Number.isNaN)) return read
  return read.toSorted((a, b) => (times.get(b.id) ?? 0) - (times.get(a.id) ?? 0))
}

function readChange(given: CaseChange): Change {
  const pull = pullOf(given.id)
  return {
    id: given.id as ChangeId,
    ...(given.repo === undefined ? {} : { repo: given.repo }),
    kind: pull === null ? 'direct-push' : 'pull-request',
    pull,
    commits: /^[0-9a-f]{40}$/.test(given.id) ? [given.id as Sha] : [],
    title: given.title,
    body: given.body ?? '',
    author: given.author ?? null,
    mergedAt: given.mergedAt === undefined ? null : (new Date(given.mergedAt).toISOString() as Instant),
    files: given.files.map(readFile),
    filesCompleteness: { kind: 'complete' },
  }
}

/** `123`, `#123` and `owner/name#123` are numbers of pull requests; anything else is not. */
function pullOf(id: string): number | null {
  const digits = /^(?:[^#\s]{0,200}#)?(\d{1,9})$/.exec(id)?.[1]
  return digits === undefined ? null : Number(digits)
}

function readFile(given: CaseChange['files'][number]): FileChange {
  const patch = hunksOf(given.patch ?? null)
  return {
    path: given.path,
    previousPath: given.previousPath ?? null,
    status: statusOf(given.status),
    additions: given.additions ?? countLines(patch, '+'),
    deletions: given.deletions ?? countLines(patch, '-'),
    patch,
  }
}

/** The words of GitHub's REST API for a changed file; `changed` and words we do not know become `unknown`. */
function statusOf(word: string | undefined): FileStatus {
  switch (word) {
    case 'added':
    case 'modified':
    case 'removed':
    case 'renamed':
    case 'copied':
      return word
    default:
      return 'unknown'
  }
}

/** Leaves out the file headers that plain `git diff` prints before the first hunk. */
function hunksOf(patch: string | null): string | null {
  const before = patch?.startsWith('@@') === false ? patch.indexOf('\n@@ ') : -1
  return before === -1 || patch === null ? patch : patch.slice(before + 1)
}

function countLines(patch: string | null, sign: '+' | '-'): number {
  return patch === null ? 0 : patch.split('\n').filter((line) => line.startsWith(sign)).length
}
