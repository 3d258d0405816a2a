import type { Change } from '../../model/change.ts'
import type { LineHistory, SourceFile } from '../../model/context.ts'
import type { Answer } from '../../ports.ts'
import type { SecondLook } from '../gather-context.ts'
import { blankFile } from './blank-file.ts'
import { lineWriters } from './line-writers.ts'
import { type Touches, touchesOf } from './touches.ts'

/**
 * Where no file could be read: what the patches of the range show of these paths, and who wrote which of their lines.
 * Lines that no patch shows stay blank; what lies behind a patch that is not known stays untold. A path of which the
 * patches do not fit each other is left out. `landed` are all changes of the range, newest first, those too that others
 * took back: they moved lines in between.
 */
export function showFiles(
  look: Answer<SecondLook>,
  landed: readonly Change[],
  paths: readonly string[],
): Answer<SecondLook> {
  const touches = touchesOf(landed, paths)
  const shown = paths.flatMap((path) => showFile(path, touches) ?? [])
  if (shown.length === 0) return look
  return {
    value: {
      ...look.value,
      context: {
        ...look.value.context,
        sources: shown.map(({ source }) => source),
        lineHistories: shown.flatMap(({ histories }) => histories),
      },
    },
    gaps: look.gaps.map((gap) =>
      gap.what === 'line history' || gap.what === 'source files' ? { ...gap, completeness: shownOnly } : gap,
    ),
  }
}

const shownOnly = {
  kind: 'truncated',
  because: 'no file could be read: only what the patches of the changes show of them is known',
} as const

type Shown = { readonly source: SourceFile; readonly histories: readonly LineHistory[] }

function showFile(path: string, touches: Touches): Shown | null {
  const lines = blankFile(touches.get(path) ?? [])
  if (lines === null) return null
  const histories = lineWriters(path, lines, touches)?.histories ?? []
  if (histories.length === 0) return null
  const last = lines.findLastIndex(({ text }) => text !== null)
  const text = lines.slice(0, last + 1).map((line) => `${line.text ?? ''}\n`)
  return { source: { path, text: text.join(''), completeness: shownOnly }, histories }
}
