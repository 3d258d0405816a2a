import type { Change } from '../../../model/change.ts'
import { fileKind } from '../../../model/file-kind.ts'
import { changeNotes } from './change-notes.ts'
import { changedSymbols } from './changed-symbols.ts'
import { jsonBytes, plainText } from './plain-text.ts'
import type { Hunk } from './telling-hunks.ts'

/** What the model is shown of a change: the same few fields for all, within the same bounds. */
export type ChangeDescription = {
  readonly id: string
  readonly title: string
  /** Paths it touches, those that the failure points at first. */
  readonly paths: readonly string[]
  /** Files by what they are for: `12 source, 1 test`. */
  readonly touches: string
  readonly linesAdded: number
  readonly linesRemoved: number
  /** Names that it defines or removes. */
  readonly symbols: readonly string[]
  /** Our own words. */
  readonly notes: readonly string[]
  /** In the last heat only. */
  readonly diff?: readonly Hunk[]
}

const titleBytes = 160
const pathBytes = 160
const allPathsBytes = 320
const symbolsBytes = 180

/** `short` leaves out what a model with a small window has no room for. */
export function describeChange(
  change: Change,
  id: string,
  implicated: ReadonlySet<string>,
  detail: 'full' | 'short' = 'full',
): ChangeDescription {
  const isShort = detail === 'short'
  return {
    id,
    title: plainText(change.title, isShort ? titleBytes / 2 : titleBytes),
    paths: fitting(pathsOf(change, implicated), pathBytes, isShort ? pathBytes : allPathsBytes),
    touches: kindsOf(change),
    linesAdded: change.files.reduce((sum, file) => sum + file.additions, 0),
    linesRemoved: change.files.reduce((sum, file) => sum + file.deletions, 0),
    symbols: isShort ? [] : fitting(changedSymbols(change), 60, symbolsBytes),
    notes: changeNotes(change),
  }
}

function kindsOf({ files }: Change): string {
  const counts = new Map<string, number>()
  for (const { path } of files) counts.set(fileKind(path), (counts.get(fileKind(path)) ?? 0) + 1)
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ') || 'nothing known'
}

function pathsOf({ files }: Change, implicated: ReadonlySet<string>): readonly string[] {
  const all = files.map((file) => file.path)
  return [...all.filter((path) => implicated.has(path)), ...all.filter((path) => !implicated.has(path))]
}

/** As many of the texts, each cut to `one` bytes, as `all` bytes hold. */
function fitting(texts: readonly string[], one: number, all: number): readonly string[] {
  const shown: string[] = []
  let left = all
  for (const text of texts) {
    const plain = plainText(text, one)
    left -= jsonBytes(plain) + 3
    if (left < 0) break
    shown.push(plain)
  }
  return shown
}
