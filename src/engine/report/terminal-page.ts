import type { Verdict } from '../model/verdict.ts'
import { type Prose, plainProse } from './prose.ts'
import { changeLabel, type ReportedChange } from './reported-change.ts'
import { oneLine, withoutCommandLines, withoutCommandMarks } from './untrusted-text.ts'
import { wrapped } from './wrap-text.ts'

type Style = (text: string) => string

/** How a terminal shows emphasis, and how wide it is; `alarm` is the colour of the verdict. */
export type Page = {
  readonly width: number
  readonly bold: Style
  readonly dim: Style
  readonly alarm: Style
}

export type TerminalOptions = {
  /** Decided by the caller: a terminal that shows colours, and no `NO_COLOR`. */
  readonly color: boolean
  /** Cells in a line; fewer than 40 count as 40. */
  readonly width: number
}

const colors: Readonly<Record<Verdict['kind'], string>> = {
  culprit: '1;31',
  shortlist: '1;33',
  silent: '1;36',
}

/** A page in the colour of the verdict. */
export function verdictPage(verdict: Verdict['kind'], { width, color }: TerminalOptions): Page {
  return pageOf(width, color, colors[verdict])
}

/** `alarm` is the code of an ECMA-48 "select graphic rendition" sequence. Without colour, styles change nothing. */
function pageOf(width: number, color: boolean, alarm: string): Page {
  const style = (code: string): Style =>
    color ? (text) => `\u001B[${code}m${text}\u001B[0m` : (text) => text
  return { width: Math.max(40, width), bold: style('1'), dim: style('2'), alarm: style(alarm) }
}

/** Text of others on one line of at most `most` characters, without anything a terminal obeys, or a runner within a line. */
export function safe(text: string, most: number): string {
  return withoutCommandMarks(oneLine(text, most))
}

/** Lines as they are printed. Only here it shows what a runner sees a line begin with: C++ and Rust are full of `::`. */
export function printed(lines: readonly string[]): string {
  return withoutCommandLines(lines.join('\n'))
}

export function sentence(text: Prose, { width }: Page, indent = 0): readonly string[] {
  return wrapped(safe(plainProse(text), 2000), width, { indent })
}

/** A title over its lines; nothing at all without lines. */
export function section(title: string, lines: readonly string[], { bold }: Page): readonly string[] {
  return lines.length === 0 ? [] : [bold(title), ...lines]
}

export function bullet(text: string, { width }: Page, indent = 2): readonly string[] {
  return wrapped(`- ${safe(text, 600)}`, width, { indent, hang: 2 })
}

export function changeLine(change: ReportedChange): string {
  return `${safe(changeLabel(change), 60)} ${safe(change.title, 140)}`
}
