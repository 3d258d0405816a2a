import type { LogLine } from '../log-lines.ts'
import { headingKind } from './form-headings.ts'
import {
  closesFence,
  fenceOf,
  fillsNothing,
  headingOf,
  isFolded,
  isUnderline,
  itemOf,
  sides,
} from './markdown-line.ts'

/** A report in markdown, taken apart. */
export type ReportLines = {
  /** All its lines; what a form asks, and what any report holds, is an `aside`. */
  readonly lines: readonly LogLine[]
  /** Those that stand in a fence: a log, a program, a configuration. */
  readonly pasted: ReadonlySet<LogLine>
}

/** A longer text is no report of a person. */
const MOST_LINES = 2_000
/** Lines that somebody writes of where a program runs; what follows them is not part of that any more. */
const MOST_OF_PLACE = 40
/** How clearly a text shows that a person wrote it as markdown, and not a program as its log. */
const FEWEST_SIGNS = 2

type State = {
  fence: string | null
  comment: boolean
  /** Lines that may yet belong to where it runs. */
  place: number
  signs: number
}

/** Whether a line outside fences and comments says nothing of this failure; follows the sections. */
const isAside = (state: State, text: string, below: string): boolean => {
  const heading = headingOf(text) ?? (isUnderline(below) && text.length <= 160 ? text.trim() || null : null)
  const kind = heading === null ? null : headingKind(heading)
  if (heading !== null) state.place = kind === 'place' ? MOST_OF_PLACE : 0
  if (kind !== null) state.signs += FEWEST_SIGNS
  if (kind !== null) return true
  if (state.place > 0) {
    state.place -= 1
    return true
  }
  if (isFolded(text)) state.signs += 1
  if (fillsNothing(text)) return true
  const item = itemOf(text)
  if (item === null) return false
  const asked = headingKind(item.label)
  return asked === 'place' || (asked === 'form' && item.value === '')
}

type Part = 'own' | 'pasted' | 'aside'

const partOf = (state: State, text: string, below: string, neverCloses: boolean): Part => {
  if (state.fence !== null) {
    if (!closesFence(text, state.fence)) return state.place > 0 ? 'aside' : 'pasted'
    state.fence = null
    state.signs += FEWEST_SIGNS
    return 'aside'
  }
  const { opens, closes } = sides(text)
  if (state.comment || (opens && (closes || !neverCloses))) {
    state.comment = !closes
    state.signs += 1
    return 'aside'
  }
  state.fence = fenceOf(text)
  if (state.fence !== null) return 'aside'
  return isAside(state, text, below) ? 'aside' : 'own'
}

/**
 * Takes a bug report apart that was written into a forge's form: what the form asks, where the program runs, ticked
 * boxes, hidden comments and images say nothing of the failure. Null where the text is no such report, or would have
 * nothing left. A fence that nothing closes was cut off with the text.
 * GitHub Flavored Markdown, https://github.github.com/gfm/
 */
export const reportLines = (lines: readonly LogLine[]): ReportLines | null => {
  if (lines.length > MOST_LINES || lines.some(({ kind }) => kind !== 'output' && kind !== 'aside'))
    return null
  const state: State = { fence: null, comment: false, place: 0, signs: 0 }
  const lastClosing = lines.findLastIndex(({ text }) => sides(text).closes)
  const pasted = new Set<LogLine>()
  const read = lines.map((line, at): LogLine => {
    const part = partOf(state, line.text, lines[at + 1]?.text ?? '', at > lastClosing)
    const kept: LogLine = part === 'aside' ? { ...line, kind: 'aside' } : line
    if (part === 'pasted') pasted.add(kept)
    return kept
  })
  const isLeft = read.some(({ kind, text }) => kind === 'output' && text.trim() !== '')
  return state.signs >= FEWEST_SIGNS && isLeft ? { lines: read, pasted } : null
}
