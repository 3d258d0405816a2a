import type { Change } from '../../../model/change.ts'
import { jsonBytes, plainText } from './plain-text.ts'

/** What the model is shown of a change: the same few fields for all, within the same bounds. */
export type ChangeDescription = {
  readonly id: string
  readonly title: string
  /** Paths it touches, those that the failure points at first. */
  readonly paths: readonly string[]
  readonly files: number
  readonly linesAdded: number
  readonly linesRemoved: number
}

const titleBytes = 160
const pathBytes = 160
const allPathsBytes = 480

export function describeChange(
  change: Change,
  id: string,
  implicated: ReadonlySet<string>,
): ChangeDescription {
  return {
    id,
    title: plainText(change.title, titleBytes),
    paths: somePaths(change, implicated),
    files: change.files.length,
    linesAdded: change.files.reduce((sum, file) => sum + file.additions, 0),
    linesRemoved: change.files.reduce((sum, file) => sum + file.deletions, 0),
  }
}

function somePaths(change: Change, implicated: ReadonlySet<string>): readonly string[] {
  const all = change.files.map((file) => file.path)
  const ordered = [
    ...all.filter((path) => implicated.has(path)),
    ...all.filter((path) => !implicated.has(path)),
  ]
  const shown: string[] = []
  let left = allPathsBytes
  for (const path of ordered) {
    const text = plainText(path, pathBytes)
    left -= jsonBytes(text) + 3
    if (left < 0) break
    shown.push(text)
  }
  return shown
}
