/** A stretch of a log that is read, and the number of its first line. */
export type LogWindow = { readonly text: string; readonly firstLine: number }

// Causes stand near the beginning of a failing step, summaries at the end: both ends of a huge log are read.
const HEAD_CHARS = 8 * 1024 * 1024
const TAIL_CHARS = 24 * 1024 * 1024
const HEAD_LINES = 150_000
const TAIL_LINES = 450_000

/** Where the line after the given number of lines begins; the text's end where there are fewer. */
const afterLines = (text: string, lines: number, end: number): number => {
  let at = 0
  for (let count = 0; count < lines; count += 1) {
    const newline = text.indexOf('\n', at)
    if (newline === -1 || newline >= end) return end
    at = newline + 1
  }
  return at
}

/** Where the given number of lines before the end begin, not before `start`. */
const beforeLines = (text: string, lines: number, start: number): number => {
  let at = text.length
  for (let count = 0; count < lines; count += 1) {
    const newline = text.lastIndexOf('\n', at - 1)
    if (newline < start || at === 0) return start
    at = newline
  }
  return at + 1
}

const linesBefore = (text: string, end: number): number => {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** The parts of a log that are read: all of it, or its first and last part where it is beyond the caps. */
export const logWindows = (text: string): readonly LogWindow[] => {
  const headEnd = afterLines(text, HEAD_LINES, Math.min(text.length, HEAD_CHARS))
  const wholeLine = text.indexOf('\n', Math.max(0, text.length - TAIL_CHARS - 1)) + 1
  const tailFrom = text.length > HEAD_CHARS + TAIL_CHARS ? Math.max(headEnd, wholeLine) : headEnd
  const tailStart = beforeLines(text, TAIL_LINES, tailFrom)
  if (headEnd >= text.length || tailStart <= headEnd) return [{ text, firstLine: 1 }]
  const head = { text: text.slice(0, headEnd), firstLine: 1 }
  return [head, { text: text.slice(tailStart), firstLine: linesBefore(text, tailStart) + 1 }]
}
