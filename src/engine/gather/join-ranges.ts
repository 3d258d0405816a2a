import type { Elision, LogText } from '../model/failure.ts'

/** From an offset to the offset behind. */
export type Range = readonly [start: number, end: number]

/**
 * The given parts of a text, in their order, with the lines of the text that are left out between them counted, so
 * that every line still knows its number. Parts of one line stay on one line.
 */
export function joinRanges(text: string, ranges: readonly Range[]): Pick<LogText, 'text' | 'elisions'> {
  const pieces: string[] = []
  const elisions: Elision[] = []
  const newlines = newlineCounter(text)
  let lines = 0
  for (const [start, end] of ranges) {
    const between = newlines(start)
    if (pieces.length === 0) {
      if (between > 0) elisions.push({ afterLine: 0, lines: between })
    } else if (between > 0) {
      pieces.push('\n')
      lines += 1
      if (between > 1) elisions.push({ afterLine: lines, lines: between - 1 })
    }
    pieces.push(text.slice(start, end))
    lines += newlines(end)
  }
  return { text: pieces.join(''), ...(elisions.length === 0 ? {} : { elisions }) }
}

/** Counts the line ends before an offset that were not counted before; offsets come in rising order. */
function newlineCounter(text: string): (before: number) => number {
  let next = text.indexOf('\n')
  return (before) => {
    let count = 0
    for (; next !== -1 && next < before; next = text.indexOf('\n', next + 1)) count += 1
    return count
  }
}
