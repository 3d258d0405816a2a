import type { Change } from '../../model/change.ts'
import { eachWord } from './words.ts'

export const fields = ['title', 'body', 'paths', 'added', 'removed', 'context'] as const
export type Field = (typeof fields)[number]

/** How often each word stands in one field of a change, and the field's length in words. */
export type FieldWords = { readonly counts: ReadonlyMap<string, number>; readonly length: number }
export type ChangeWords = Readonly<Record<Field, FieldWords>>

/** Characters read of one patch and of one change; a vendored bundle must not outweigh the rest. */
const patchCap = 64 * 1024
const changeCap = 512 * 1024

const known = new WeakMap<Change, ChangeWords>()

/** The words of a change by field. Remembered per change object: windows of one history overlap. */
export function changeWords(change: Change): ChangeWords {
  const before = known.get(change)
  if (before !== undefined) return before
  const lines = patchLines(change)
  const counted: ChangeWords = {
    title: count([change.title]),
    body: count([change.body]),
    paths: count(change.files.flatMap((file) => [file.path, file.previousPath ?? ''])),
    added: count(lines.added),
    removed: count(lines.removed),
    context: count(lines.context),
  }
  known.set(change, counted)
  return counted
}

function count(texts: readonly string[]): FieldWords {
  const counts = new Map<string, number>()
  let length = 0
  for (const text of texts) {
    eachWord(text, (word) => {
      counts.set(word, (counts.get(word) ?? 0) + 1)
      length += 1
    })
  }
  return { counts, length }
}

function patchLines(change: Change): Record<'added' | 'removed' | 'context', string[]> {
  const lines = { added: [] as string[], removed: [] as string[], context: [] as string[] }
  let left = changeCap
  for (const file of change.files) {
    if (file.patch === null || left <= 0) continue
    const patch = file.patch.slice(0, Math.min(patchCap, left))
    left -= patch.length
    for (const line of patch.split('\n')) {
      if (line.startsWith('+')) lines.added.push(line.slice(1))
      else if (line.startsWith('-')) lines.removed.push(line.slice(1))
      else lines.context.push(line)
    }
  }
  return lines
}
