import type { LogLine } from '../log-lines.ts'

/** A text to read, the line on which its place stands, and the number of the one where it begins. */
export type WholeLine = { readonly line: LogLine; readonly text: string; readonly from: number }

/** How a frame begins, and by what it is known to be whole. */
export type Wrapping = { readonly begins: RegExp; readonly ends: RegExp }

/** Lines over which one frame goes on at most. */
export const mostWrapped = 4

/**
 * The lines with frames put together again that a debugger, an editor or a mail wrapped at its width: a line that begins
 * a frame and those right behind it, up to the one that holds its place.
 */
export const unwrapped = (lines: readonly LogLine[], { begins, ends }: Wrapping): readonly WholeLine[] => {
  const whole: WholeLine[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (line === undefined) break
    const found = begins.test(line.text) && !ends.test(line.text) ? joined(lines, at, { begins, ends }) : null
    whole.push(found?.read ?? asItStands(line))
    at += found?.more ?? 0
  }
  return whole
}

/** A line that is read by itself. */
export const asItStands = (line: LogLine): WholeLine => ({ line, text: line.text, from: line.number })

const joined = (
  lines: readonly LogLine[],
  from: number,
  { begins, ends }: Wrapping,
): { readonly read: WholeLine; readonly more: number } | null => {
  let text = lines[from]?.text ?? ''
  const first = lines[from]?.number ?? 0
  for (let more = 1; more <= mostWrapped; more += 1) {
    const [before, line] = [lines[from + more - 1], lines[from + more]]
    if (before === undefined || line === undefined || line.number !== before.number + 1) return null
    if (line.text.trim() === '' || begins.test(line.text)) return null
    text = `${text} ${line.text.trim()}`
    if (ends.test(text)) return { read: { line, text, from: first }, more }
  }
  return null
}
