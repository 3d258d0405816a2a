import type { Block } from './condense-blocks.ts'

/** Lines kept before and after a line that looks like a failure. */
const BEFORE = 40
const AFTER = 80
/** Bytes of all windows; those around lines that merely hold a word for failing may fill a part of it. */
const ALL = 768 * 1024
const QUIET = 256 * 1024
/** Windows around lines that are alike but for digits. */
const ALIKE = 3
/** Bytes of a line by which it is told from others, and different lines remembered. */
const COMPARED = 240
const REMEMBERED = 20_000

/** What nearly every failure says somewhere near. As few steps as can be: it is searched for in every byte of a log. */
const TELLING =
  /[Ee](?:rror|xception)|ERR|[Ff]a(?:il|tal)|FA(?:IL|TAL)|panic|Traceback|[Aa]ssert|not ok|Killed|Segm/g

/** How a failure is announced, rather than named in passing. */
const LOUD =
  /##\[error\]|\b[Ee]rror(?:\[[A-Z]\d{1,5}\])?:|\berror (?:[A-Z]{1,6}\d{1,6}|at|in)\b|\bERR(?:OR|!)|\bFAIL|\bfail(?:ed|ure):|\bpanic:|panicked at|[a-z](?:Error|Exception)\b|\bException|Traceback|\b[Ff]atal|FATAL|Assert|\bnot ok\b/

/** Stretch of line numbers, counted from 0, the end not included. */
type Window = { readonly from: number; to: number; loud: boolean }

/** FNV-1a over the line without its digits; stands for what the line is like. */
const shapeOf = (text: string, start: number, end: number): number => {
  let hash = 0x811c9dc5
  for (let at = start; at < Math.min(end, start + COMPARED); at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x30 || code > 0x39) hash = Math.imul(hash ^ code, 0x01000193)
  }
  return hash
}

/** The lines of a block from one to another, counted within the block. */
const linesOf = (text: string, from: number, to: number): string => {
  let at = 0
  let start = 0
  for (let line = 0; line < to; line += 1) {
    if (line === from) start = at
    const newline = text.indexOf('\n', at)
    at = newline === -1 ? text.length : newline + 1
  }
  // A slice would keep the whole text in memory.
  return Buffer.from(text.slice(start, at), 'latin1').toString('latin1')
}

/**
 * Finds the lines of a log that look like a failure and keeps them with what stands around them, within bounds: what
 * is announced as a failure goes before what merely holds a word for failing, and a line that is repeated counts a few
 * times only. A block is searched when it is read and asked for again when it would be forgotten.
 */
export const tellingWindows = () => {
  const windows: Window[] = []
  const kept: Block[] = []
  const shapes = new Map<number, number>()
  const left = { all: ALL, quiet: QUIET }
  let missed = 0

  const isNews = (shape: number): boolean => {
    const times = shapes.get(shape) ?? 0
    if (times >= ALIKE) return false
    if (shapes.size >= REMEMBERED) shapes.clear()
    shapes.set(shape, times + 1)
    return true
  }
  const open = (line: number, loud: boolean): void => {
    const last = windows.at(-1)
    const from = Math.max(0, line - BEFORE)
    if (last === undefined || from > last.to) windows.push({ from, to: line + AFTER + 1, loud })
    else {
      last.to = line + AFTER + 1
      last.loud ||= loud
    }
  }
  const search = ({ text, before }: Block): void => {
    if (left.all === 0) return
    let line = before
    let start = 0
    TELLING.lastIndex = 0
    for (let found = TELLING.exec(text); found !== null; found = TELLING.exec(text)) {
      let end = text.indexOf('\n', start)
      for (; end !== -1 && end < found.index; end = text.indexOf('\n', start)) {
        start = end + 1
        line += 1
      }
      if (end === -1) end = text.length
      TELLING.lastIndex = end
      if (!isNews(shapeOf(text, start, end))) {
        // A program that repeats itself does so a million times: the same line again is no news either.
        for (const same = text.slice(start, end + 1); text.startsWith(same, end + 1); line += 1) {
          start = end + 1
          end += same.length
        }
        TELLING.lastIndex = end
        continue
      }
      const loud = LOUD.test(text.slice(start, end))
      if (loud || left.quiet > 0) open(line, loud)
    }
  }
  const keep = (stretch: Block, loud: boolean): void => {
    const size = stretch.text.length
    if (size > (loud ? left.all : Math.min(left.all, left.quiet))) {
      missed += stretch.lines
      left.quiet = 0
      if (loud) left.all = 0
      return
    }
    kept.push(stretch)
    left.all -= size
    if (!loud) left.quiet -= size
  }
  const forget = (block: Omit<Block, 'text'>, text: () => string): void => {
    const end = block.before + block.lines
    for (let first = windows[0]; first !== undefined && first.from < end; first = windows[0]) {
      const from = Math.max(first.from, block.before)
      const to = Math.min(first.to, end)
      if (from < to) {
        const stretch = linesOf(text(), from - block.before, to - block.before)
        keep({ text: stretch, before: from, lines: to - from }, first.loud)
      }
      if (first.to > end) return
      windows.shift()
    }
  }
  return { search, forget, kept: (): readonly Block[] => kept, missed: () => missed }
}
