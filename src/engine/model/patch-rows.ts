/** A line of a unified diff with where it stands; an added line has the old number of what follows it, and so on. */
export type PatchRow = {
  readonly sign: ' ' | '+' | '-'
  /** The line without its sign: a byte-for-byte part of the patch. */
  readonly text: string
  /** Its 1-based number in the old file, or that of the next old line where it is new. */
  readonly before: number
  /** Its 1-based number in the new file, or that of the next new line where it is gone. */
  readonly after: number
}

const hunkHeader = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/

/** The lines of the hunks of a unified diff without file headers, in file order. A cut patch ends early. */
export function* patchRows(patch: string): Generator<PatchRow> {
  let before = 0
  let after = 0
  for (const line of (patch.endsWith('\n') ? patch.slice(0, -1) : patch).split('\n')) {
    const hunk = line.startsWith('@@') ? hunkHeader.exec(line) : null
    const first = line.charAt(0)
    if (hunk !== null) {
      // A side without lines is headed by the number of the line before it.
      before = Number(hunk[1]) + (hunk[2] === '0' ? 1 : 0)
      after = Number(hunk[3]) + (hunk[4] === '0' ? 1 : 0)
    } else if (first !== '\\' && before + after > 0) {
      const sign = first === '+' || first === '-' ? first : ' '
      yield { sign, text: line.slice(1), before, after }
      if (sign !== '+') before += 1
      if (sign !== '-') after += 1
    }
  }
}
