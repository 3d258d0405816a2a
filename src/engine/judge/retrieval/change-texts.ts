import type { Change } from '../../model/change.ts'
import { keptPatches } from './kept-patches.ts'

export const fields = ['title', 'body', 'paths', 'added', 'removed', 'context'] as const
export type Field = (typeof fields)[number]

/** A count of its own for every field, 0. */
export function zeroCounts(): Record<Field, number> {
  return { title: 0, body: 0, paths: 0, added: 0, removed: 0, context: 0 }
}

/**
 * The texts of a change as far as they are searched, line by line. Lines around the change and former names of files
 * count for single words only: `own` is false for them. `begin` hears where a hunk begins, before its header, and in
 * which file.
 */
export function eachText(
  change: Change,
  take: (text: string, field: Field, own: boolean) => void,
  begin: (path: string) => void = () => undefined,
): void {
  take(change.title, 'title', true)
  for (const line of change.body.split('\n')) take(line, 'body', true)
  for (const { path, previousPath } of change.files) {
    take(path, 'paths', true)
    if (previousPath !== null) take(previousPath, 'paths', false)
  }
  for (const { path, patch } of keptPatches(change)) {
    for (const line of patch.split('\n')) {
      if (line.startsWith('@@')) begin(path)
      const field = fieldOf(line)
      take(line, field, field !== 'context')
    }
  }
}

/** The sign stays in the line: it belongs to no word. */
function fieldOf(line: string): Field {
  if (line.startsWith('+')) return 'added'
  return line.startsWith('-') ? 'removed' : 'context'
}
