import type { Change } from '../../model/change.ts'
import { keptPatches } from './kept-patches.ts'

export const fields = ['title', 'body', 'paths', 'added', 'removed', 'context'] as const
export type Field = (typeof fields)[number]

/**
 * The texts of a change as far as they are searched, line by line. Lines around the change and former names of files
 * count for single words only: `own` is false for them.
 */
export function eachText(change: Change, take: (text: string, field: Field, own: boolean) => void): void {
  take(change.title, 'title', true)
  for (const line of change.body.split('\n')) take(line, 'body', true)
  for (const { path, previousPath } of change.files) {
    take(path, 'paths', true)
    if (previousPath !== null) take(previousPath, 'paths', false)
  }
  for (const patch of keptPatches(change)) {
    for (const line of patch.split('\n')) {
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
