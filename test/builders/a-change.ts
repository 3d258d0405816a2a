import type { Change, FileChange } from '../../src/engine/model/change.ts'
import { aChangeId, anInstant, aSha } from './ids.ts'

/** A modified file with a small patch. */
export function aFile(over: Partial<FileChange> = {}): FileChange {
  return {
    path: 'src/cart/total.ts',
    previousPath: null,
    status: 'modified',
    additions: 1,
    deletions: 1,
    patch: '@@ -40,3 +40,3 @@\n const lines = cart.lines\n-return lines.sum()\n+return lines.sumOf(tax)\n',
    ...over,
  }
}

/** A merged pull request; `pull` gives number, id and commit where those are not given. */
export function aChange(over: Partial<Change> = {}): Change {
  const pull = over.pull === undefined ? 12 : over.pull
  const sha = aSha(pull ?? 0xabc)
  return {
    id: aChangeId(sha),
    kind: pull === null ? 'direct-push' : 'pull-request',
    pull,
    commits: [sha],
    title: 'Add tax to the cart total',
    body: '',
    author: 'mona',
    mergedAt: anInstant('2026-03-01T09:00:00Z'),
    files: [aFile()],
    filesCompleteness: { kind: 'complete' },
    ...over,
  }
}

/** The same change with the names of its files alone, as a range too long for all patches is listed. */
export function listedOnly(change: Change): Change {
  return {
    ...change,
    files: change.files.map((file) => ({ ...file, patch: null })),
    filesCompleteness: { kind: 'truncated', because: 'the window is too large to read every patch' },
  }
}

/** `count` pull requests that have nothing to do with the failure, numbered from `from`, newest first. */
export function bystanders(count: number, from = 100): readonly Change[] {
  return Array.from({ length: count }, (_, index) =>
    aChange({
      pull: from + count - 1 - index,
      title: `Tidy the docs, part ${count - index}`,
      files: [aFile({ path: `docs/page-${count - index}.md`, patch: '@@ -1 +1 @@\n-old\n+new\n' })],
    }),
  )
}
