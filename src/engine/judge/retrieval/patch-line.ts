import type { Change, FileChange } from '../../model/change.ts'
import { patchRows } from '../../model/patch-rows.ts'

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
export function* patchLines({ path, patch }: FileChange): Generator<PatchLine> {
  if (patch === null) return
  for (const { sign, text, before, after } of patchRows(patch))
    if (sign !== ' ') yield { path, sign, text, number: sign === '+' ? after : before }
}
