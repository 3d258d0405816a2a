/** One run of removed and added lines in a file. Lines are 1-based; a count of 0 names the line before which it stands. */
export type Edit = {
  readonly oldStart: number
  readonly oldCount: number
  readonly newStart: number
  readonly newCount: number
  readonly added: readonly string[]
}

const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/

/** The edits of a unified diff without file headers, in file order and without their context. */
export function editsOf(patch: string): readonly Edit[] {
  const edits: Edit[] = []
  let [before, after] = [0, 0]
  let run: { oldStart: number; oldCount: number; newStart: number; added: string[] } | null = null
  const end = (): void => {
    if (run !== null) edits.push({ ...run, newCount: run.added.length })
    run = null
  }
  for (const line of patch.split('\n')) {
    const hunk = hunkHeader.exec(line)
    const sign = line.charAt(0)
    if (hunk !== null) {
      end()
      // A side without lines is headed by the number of the line before it.
      before = Number(hunk[1]) + (hunk[2] === '0' ? 1 : 0)
      after = Number(hunk[3]) + (hunk[4] === '0' ? 1 : 0)
    } else if (sign === '-' || sign === '+') {
      run ??= { oldStart: before, oldCount: 0, newStart: after, added: [] }
      if (sign === '-') {
        run.oldCount += 1
        before += 1
      } else {
        run.added.push(line.slice(1))
        after += 1
      }
    } else if (sign !== '\\') {
      end()
      before += 1
      after += 1
    }
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
