import { patchRows } from '../../model/patch-rows.ts'
import { handBack } from './hand-back.ts'
import type { Touch } from './touches.ts'

/**
 * A line of a file as it once was, and the number of the line of the newest text that came of it; 0 where none did. The
 * text of a line that was not read is null, until a patch shows it.
 */
export type Line = { text: string | null; at: number }

/** A run of lines that a change added, and those it removed in the same place. */
export type Block = { readonly added: readonly Line[]; readonly removed: readonly Line[] }

/** `written` are the lines of the newest text that the change wrote, by number. */
export type UnApplied =
  /** `lines` are the file before the change. */
  | { readonly kind: 'taken-back'; readonly lines: readonly Line[]; readonly written: readonly number[] }
  /** The patch is not known, or was cut: how the file was before cannot be told. */
  | { readonly kind: 'not-known'; readonly written: readonly number[] }
  /** The patch was made against another text. */
  | { readonly kind: 'does-not-fit' }

/**
 * Takes what one change did to one of its files back. A change to be looked through wrote only what it put in place of
 * nothing.
 */
export function unApply(
  after: readonly Line[],
  { change, file }: Pick<Touch, 'change' | 'file'>,
  lookThrough: boolean,
): UnApplied {
  const { patch, additions, deletions } = file
  if (patch === null) {
    // Of a change of which only the names of files were read, nobody counted the lines.
    const isModeOnly = additions + deletions === 0 && change.filesCompleteness.kind === 'complete'
    return isModeOnly ? { kind: 'taken-back', lines: after, written: [] } : { kind: 'not-known', written: [] }
  }
  const before = takeBack(after, patch)
  if (before === null) return { kind: 'does-not-fit' }
  const sum = (of: keyof Block): number => before.blocks.reduce((all, block) => all + block[of].length, 0)
  const isWhole = sum('added') === additions && sum('removed') === deletions
  const written = handBack(before.blocks, lookThrough).map(({ at }) => at)
  return isWhole ? { kind: 'taken-back', lines: before.lines, written } : { kind: 'not-known', written }
}

type Before = { readonly lines: readonly Line[]; readonly blocks: readonly Block[] }

function takeBack(after: readonly Line[], patch: string): Before | null {
  const lines: Line[] = []
  const blocks: { added: Line[]; removed: Line[] }[] = []
  let next = 0
  let isInBlock = false
  for (const { sign, text, after: number } of patchRows(patch)) {
    if (number - 1 < next || number - 1 > after.length) return null
    if (number - 1 > next) isInBlock = false
    // One by one: a hundred thousand of them are too many arguments for a call.
    for (const line of after.slice(next, number - 1)) lines.push(line)
    next = number - 1
    const line = sign === '-' ? { text, at: 0 } : after[next++]
    if (line === undefined || (line.text ??= text) !== text) return null
    if (sign !== '+') lines.push(line)
    if (sign !== ' ' && !isInBlock) blocks.push({ added: [], removed: [] })
    isInBlock = sign !== ' '
    if (isInBlock) blocks.at(-1)?.[sign === '+' ? 'added' : 'removed'].push(line)
  }
  return { lines: [...lines, ...after.slice(next)], blocks }
}
