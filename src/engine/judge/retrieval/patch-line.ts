import type { Change, FileChange } from '../../model/change.ts'

export type PatchLine = {
  readonly path: string
  readonly sign: '+' | '-'
  /** The line without its sign: a byte-for-byte part of the patch. */
  readonly text: string
  /** 1-based; in the new file for an added line, in the old file for a removed one. */
  readonly number: number
}

/** The first added or removed line of a change that satisfies; added and removed lines are tried in file order. */
export function findPatchLine(
  change: Change,
  satisfies: (text: string, line: PatchLine) => boolean,
): PatchLine | null {
  for (const file of change.files) {
    for (const line of patchLines(file)) if (satisfies(line.text, line)) return line
  }
  return null
}

/** Added and removed lines of one file's patch with their numbers. */
export function* patchLines(file: FileChange): Generator<PatchLine> {
  if (file.patch === null) return
  let before = 0
  let after = 0
  for (const line of file.patch.split('\n')) {
    const hunk = /^@@ -(\d{1,9})(?:,\d{1,9})? \+(\d{1,9})/.exec(line)
    if (hunk !== null) {
      before = Number(hunk[1])
      after = Number(hunk[2])
    } else if (line.startsWith('+')) {
      yield { path: file.path, sign: '+', text: line.slice(1), number: after }
      after += 1
    } else if (line.startsWith('-')) {
      yield { path: file.path, sign: '-', text: line.slice(1), number: before }
      before += 1
    } else if (!line.startsWith('\\')) {
      before += 1
      after += 1
    }
  }
}
