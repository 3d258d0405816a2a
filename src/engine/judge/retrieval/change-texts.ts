import type { Change } from '../../model/change.ts'
import { fileKind } from '../../model/file-kind.ts'
import { keptPatches } from './kept-patches.ts'

export const fields = ['title', 'body', 'paths', 'added', 'removed', 'context'] as const
export type Field = (typeof fields)[number]

/** A count of its own for every field, 0. */
export function zeroCounts(): Record<Field, number> {
  return { title: 0, body: 0, paths: 0, added: 0, removed: 0, context: 0 }
}

/** A text of a change: what stands between two places of a longer one, which is not cut up for it. */
export type TakeText = (text: string, start: number, end: number, field: Field, own: boolean) => void

/**
 * The texts of a change as far as they are searched, line by line. Lines around the change, lines of tests and former
 * names of files count for single words only: `own` is false for them. `begin` hears where a hunk begins, before its
 * header, and in which file.
 */
export function eachText(
  change: Change,
  take: TakeText,
  begin: (path: string) => void = () => undefined,
): void {
  take(change.title, 0, change.title.length, 'title', true)
  eachLine(change.body, (start, end) => take(change.body, start, end, 'body', true))
  const repo = repoName(change)
  if (repo !== '') take(repo, 0, repo.length, 'paths', true)
  for (const { path, previousPath } of change.files) {
    take(path, 0, path.length, 'paths', true)
    if (previousPath !== null) take(previousPath, 0, previousPath.length, 'paths', false)
  }
  for (const { path, patch } of keptPatches(change)) {
    const isTest = fileKind(path) === 'test'
    eachLine(patch, (start, end) => {
      if (patch.startsWith('@@', start)) begin(path)
      const field = fieldOf(patch.charAt(start))
      take(patch, start, end, field, !isTest && field !== 'context')
    })
  }
}

/** The repository's name, where it is told: of changes to several services a failure may tell no more than the service. */
export function repoName({ repo = '' }: Change): string {
  return repo.slice(repo.indexOf('/') + 1)
}

function eachLine(text: string, take: (start: number, end: number) => void): void {
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    take(start, end)
    start = end + 1
  }
}

/** The sign stays in the line: it belongs to no word. */
function fieldOf(sign: string): Field {
  if (sign === '+') return 'added'
  return sign === '-' ? 'removed' : 'context'
}
