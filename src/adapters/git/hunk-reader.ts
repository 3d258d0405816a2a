const lineFeed = 0x0a
const plus = 0x2b
const minus = 0x2d
const backslash = 0x5c

export type LineCounts = { readonly additions: number; readonly deletions: number }

/** Follows one hunk through chunks of bytes by the line counts of its `@@` line. */
export type HunkReader = {
  start(line: string): void
  /** Reads on from `at`; gives where it stopped, which is the end of the chunk unless the hunk ended before. */
  read(chunk: Buffer, at: number): number
  /** True from `start` until the line after the hunk was seen. */
  reading(): boolean
  /** Lines added and removed by the hunk read last. */
  counts(): LineCounts
}

export function hunkReader(): HunkReader {
  let oldLeft = 0
  let newLeft = 0
  let additions = 0
  let deletions = 0
  let inHunk = false
  let atLineStart = true

  const startLine = (first: number): void => {
    if (first === plus) {
      newLeft--
      additions++
    } else if (first === minus) {
      oldLeft--
      deletions++
    } else if (first !== backslash) {
      oldLeft--
      newLeft--
    }
  }

  return {
    start(line) {
      const counts = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line)
      oldLeft = Number(counts?.[1] ?? 1)
      newLeft = Number(counts?.[2] ?? 1)
      additions = 0
      deletions = 0
      inHunk = counts !== null
      atLineStart = true
    },
    read(chunk, from) {
      let at = from
      while (at < chunk.length) {
        const first = chunk[at] ?? 0
        // "\ No newline at end of file" belongs to the hunk though it comes after its last counted line.
        if (atLineStart && oldLeft <= 0 && newLeft <= 0 && first !== backslash) {
          inHunk = false
          return at
        }
        if (atLineStart) startLine(first)
        const end = chunk.indexOf(lineFeed, at)
        atLineStart = end >= 0
        at = end < 0 ? chunk.length : end + 1
      }
      return at
    },
    reading: () => inHunk,
    counts: () => ({ additions, deletions }),
  }
}
