import { patchRows } from '../model/patch-rows.ts'

/** One run of removed and added lines in a file. Lines are 1-based; a count of 0 names the line before which it stands. */
export type Edit = {
  readonly oldStart: number
  readonly oldCount: number
  readonly newStart: number
  readonly newCount: number
  readonly added: readonly string[]
}

/** The edits of a unified diff without file headers, in file order and without their context. */
export function editsOf(patch: string): readonly Edit[] {
  const edits: Edit[] = []
  let run: { oldStart: number; oldCount: number; newStart: number; added: string[] } | null = null
  let [before, after] = [0, 0]
  const end = (): void => {
    if (run !== null) edits.push({ ...run, newCount: run.added.length })
    run = null
  }
  for (const row of patchRows(patch)) {
    if (row.sign === ' ' || row.before !== before || row.after !== after) end()
    ;[before, after] = [row.before + (row.sign === '+' ? 0 : 1), row.after + (row.sign === '-' ? 0 : 1)]
    if (row.sign === ' ') continue
    run ??= { oldStart: row.before, oldCount: 0, newStart: row.after, added: [] }
    if (row.sign === '-') run.oldCount += 1
    else run.added.push(row.text)
  }
  end()
  return edits
}

/** Lines from `start` on; `count` 0 is the place before `start`. */
export type Stretch = { readonly start: number; readonly count: number }

/**
 * Whether a merge would stop at both: they overlap or stand directly beside each other, as git's own three-way merge
 * counts it.
 */
export function touches(stretch: Stretch, edit: Edit): boolean {
  return edit.oldStart <= stretch.start + stretch.count && stretch.start <= edit.oldStart + edit.oldCount
}

/** Where stretches stand after edits that do not touch them. */
export function movedBy(stretches: readonly Stretch[], edits: readonly Edit[]): readonly Stretch[] {
  return stretches.map(({ start, count }) => {
    const above = edits.filter(({ oldStart, oldCount }) => oldStart + oldCount <= start)
    const shift = above.reduce((sum, { oldCount, newCount }) => sum + newCount - oldCount, 0)
    return { start: start + shift, count }
  })
}
