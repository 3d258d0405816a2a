import { cut, oneLine, visibleLines } from './untrusted-text.ts'

/**
 * Untrusted text as GitHub Markdown that can neither mark up nor address anything. GitHub looks for mentions, issue
 * numbers, commit ids and addresses after Markdown is done, so backslashes and entities do not hide them: code does.
 * Plain words stay words; every word with anything but letters and ordinary punctuation is put into a code span.
 */

const openers = /^[("'“‘]*/u
const closers = /(?<![)"'”’,;:.!?])[)"'”’,;:.!?]*$/u
const letters = /^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u
const number = /^\d{1,6}(?:[.,]\d{1,6}){0,2}%?$/u
const dash = /^[–—…]$/u
/** Seven or more hexadecimal digits could be a commit id. */
const commitLike = /^[\da-f]{7,}$/iu
/** `JIRA-…`, `GHSA-…`: upper-case prefixes are what a repository's own autolinks look for. */
const upperPrefix = /^\p{Lu}{2,}-/u
const advisoryLike = /^(?:ghsa|cve|gh)-/iu
/** Hebrew, Arabic, and the other scripts that Unicode keeps for this direction. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** A login or team follows. */
const mention = /@(?=[\p{L}\p{N}])/gu

/** A code span of at most `most` characters of the text; empty text says so. */
export function codeSpan(text: string, most: number): string {
  const line = oneLine(text, most)
  return line === '' ? '(empty)' : inOurDirection(spanOf(line))
}

/** Running text of at most `most` characters: ordinary words as they are, all else in code spans. */
export function plainWords(text: string, most: number): string {
  const runs: Run[] = []
  for (const word of oneLine(text, most).split(' ')) {
    if (word === '') continue
    if (isPlain(word, runs.length === 0)) runs.push({ before: word, code: '', after: '' })
    else join(runs, runOf(word))
  }
  const parts = runs.map(({ before, code, after }) => before + (code === '' ? '' : spanOf(code)) + after)
  return parts.length === 0 ? '(empty)' : inOurDirection(parts.join(' '))
}

/**
 * Text that runs from right to left between two marks of our own direction: GitHub lays out a list by its first letter,
 * and figures that follow such text would be drawn to its left.
 */
function inOurDirection(text: string): string {
  return rightToLeft.test(text) ? `\u200E${text}\u200E` : text
}

/** A code span and the punctuation around it, or a plain word (without code). */
type Run = { readonly before: string; readonly code: string; readonly after: string }

/** Brackets, quotation marks and full stops around a span stay outside of it; backticks around it are its own markup. */
function runOf(word: string): Run {
  const before = openers.exec(word)?.[0] ?? ''
  const rest = word.slice(before.length)
  const after = closers.exec(rest)?.[0] ?? ''
  const core = rest.slice(0, rest.length - after.length)
  if (core === '') return { before: '', code: word, after: '' }
  return { before, code: /^`[^`]+`$/u.test(core) ? core.slice(1, -1) : core, after }
}

/** Spans that follow each other without punctuation become one. */
function join(runs: Run[], next: Run): void {
  const last = runs.at(-1)
  if (last === undefined || last.code === '' || last.after !== '' || next.before !== '') runs.push(next)
  else runs[runs.length - 1] = { ...last, code: `${last.code} ${next.code}`, after: next.after }
}

/** A fenced block of at most `mostLines` lines, each at most `width` characters, every line behind `indent`. */
export function fence(
  text: string,
  { mostLines = 6, width = 240, indent = '' }: { mostLines?: number; width?: number; indent?: string } = {},
): string {
  const lines = visibleLines(text.slice(0, mostLines * (width * 4 + 256)))
  const shown = lines.slice(0, mostLines).map((line) => defused(cut(line, width)))
  if (lines.length > mostLines) shown.push('…')
  const ticks = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [`${ticks}text`, ...shown, ticks].map((line) => indent + line).join('\n')
}

function isPlain(word: string, first: boolean): boolean {
  const core = word.replace(openers, '').replace(closers, '')
  if (dash.test(core)) return true
  // "1." or "1)" at the beginning of a line would begin a list.
  if (number.test(core)) return !(first && core !== word)
  return letters.test(core) && ![commitLike, upperPrefix, advisoryLike].some((pattern) => pattern.test(core))
}

function spanOf(line: string): string {
  const text = defused(line)
  const ticks = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${text}${pad}${ticks}`
}

/**
 * Who answers a notification by mail quotes our text without its code spans, and the quoted names would be called:
 * a zero-width space keeps them apart (dependabot-core #3157).
 */
function defused(line: string): string {
  return line.replace(mention, '@\u200B')
}

function longestRun(text: string): number {
  let longest = 0
  for (const run of text.match(/`+/gu) ?? []) longest = Math.max(longest, run.length)
  return longest
}
