import { structuredPatch } from 'diff'

export type Patch = { readonly patch: string; readonly additions: number; readonly deletions: number }

/** Beyond so many changed lines the search for the shortest difference costs more than it tells. */
const MOST_EDITS = 4_000

/** The hunks between two texts of a file, as GitHub gives them; null where they differ too much to be compared. */
export function patchBetween(before: string, after: string): Patch | null {
  const found = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength: MOST_EDITS })
  if (found === undefined) return null
  const lines = found.hunks.flatMap((hunk) => hunk.lines)
  const text = found.hunks.map(({ oldStart, oldLines, newStart, newLines, lines: body }) =>
    [`@@ -${span(oldStart, oldLines)} +${span(newStart, newLines)} @@`, ...body].join('\n'),
  )
  return {
    patch: text.join('\n'),
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
  }
}

/** An empty side is said to begin a line earlier, and a length of one is left out, as git does. */
function span(start: number, length: number): string {
  if (length === 1) return String(start)
  return `${length === 0 ? start - 1 : start},${length}`
}
