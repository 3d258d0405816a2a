const ESC = 0x1b
const BEL = 0x07

const isPrintable = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || code === 0x09 || (code > 0x9f && code !== 0xfeff && code !== 0x200b)

/** Index just after a control sequence that an ESC at `at` opens (ECMA-48 CSI, OSC and other strings, two-byte). */
const afterEscape = (text: string, at: number): number => {
  const kind = text[at + 1]
  if (kind === '[') {
    let end = at + 2
    while (end < text.length && text.charCodeAt(end) >= 0x20 && text.charCodeAt(end) < 0x40) end += 1
    return end + 1
  }
  if (kind !== undefined && ']PX^_'.includes(kind)) {
    let end = at + 2
    while (end < text.length && text.charCodeAt(end) !== BEL && text.charCodeAt(end) !== ESC) end += 1
    return text.charCodeAt(end) === ESC ? end + 2 : end + 1
  }
  return at + 2
}

/** What {@link isPrintable} says no to; a search of its own, since most lines hold nothing of it. */
const UNPRINTABLE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b\ufeff]/

/**
 * The stretches of a raw line that stand between terminal control sequences and control characters, in order.
 * Each is a byte-for-byte part of the line; joined they are what a person sees.
 */
export const printableRuns = (raw: string): readonly string[] => {
  if (!UNPRINTABLE.test(raw)) return [raw]
  const runs: string[] = []
  let start = 0
  let at = 0
  while (at < raw.length) {
    const code = raw.charCodeAt(at)
    if (isPrintable(code)) {
      at += 1
      continue
    }
    if (at > start) runs.push(raw.slice(start, at))
    at = code === ESC ? afterEscape(raw, at) : at + 1
    start = at
  }
  if (start < raw.length) runs.push(raw.slice(start))
  return runs
}

/** What a person sees of a raw line. */
export const printable = (raw: string): string => (UNPRINTABLE.test(raw) ? printableRuns(raw).join('') : raw)
