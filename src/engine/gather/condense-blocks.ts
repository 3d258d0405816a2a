/** A stretch of whole lines. */
export type Block = {
  /** One character a byte, so that nothing is decoded that is not kept. */
  readonly text: string
  /** Lines of the log before it. */
  readonly before: number
  readonly lines: number
}

/** Bytes of one line that are kept; a longer line keeps its beginning. */
export const LINE_CAP = 8_192

/** Bytes of a block at most: small enough to be dropped one by one, large enough to be worth a search. */
export const BLOCK_CAP = 32_768

/** Follows one line that may be endless and keeps the last state it was redrawn to with carriage returns, capped. */
const lastState = () => {
  let kept = ''
  let redrawn = false
  const add = (piece: string): void => {
    let end = piece.length
    while (end > 0 && piece.charCodeAt(end - 1) === 0x0d) end -= 1
    if (end > 0) {
      const start = piece.lastIndexOf('\r', end - 1) + 1
      if (start > 0 || redrawn) kept = ''
      kept += piece.slice(start, Math.min(end, start + LINE_CAP - kept.length))
      redrawn = false
    }
    if (end < piece.length) redrawn = true
  }
  return { add, text: () => (kept.length < LINE_CAP ? kept : wholeCharacters(kept)) }
}

/** Without the beginning of a UTF-8 character whose end was cut off. */
const wholeCharacters = (bytes: string): string => {
  let lead = bytes.length - 1
  while (lead > bytes.length - 4 && (bytes.charCodeAt(lead) & 0xc0) === 0x80) lead -= 1
  const code = bytes.charCodeAt(lead)
  const size = code >= 0xf0 ? 4 : code >= 0xe0 ? 3 : code >= 0xc0 ? 2 : 1
  return lead + size > bytes.length ? bytes.slice(0, lead) : bytes
}

const lastStateOf = (line: string): string => {
  const state = lastState()
  state.add(line)
  return state.text()
}

/**
 * Cuts a text that comes in pieces into blocks of whole lines. Where it is cut depends on the text alone, not on the
 * pieces. A line beyond {@link LINE_CAP} is given as its last state, cut; however long it is, it is never held.
 */
export const lineBlocks = (give: (block: Block) => void) => {
  let pending = ''
  let endless: ReturnType<typeof lastState> | null = null
  let seen = 0
  let shortened = 0
  const giveLines = (text: string): void => {
    let lines = 0
    let capped: string[] | null = null
    let whole = 0
    for (let start = 0; start < text.length; lines += 1) {
      const newline = text.indexOf('\n', start)
      const end = newline === -1 ? text.length : newline
      if (end - start > LINE_CAP) {
        capped ??= []
        capped.push(text.slice(whole, start), lastStateOf(text.slice(start, end)))
        shortened += 1
        whole = end
      }
      start = end + 1
    }
    give({ text: capped === null ? text : capped.join('') + text.slice(whole), before: seen, lines })
    seen += lines
  }
  /** The endless line up to its end, or to the end of what there is. */
  const goOn = (state: ReturnType<typeof lastState>, at: number, isLast: boolean): number => {
    const newline = pending.indexOf('\n', at)
    state.add(pending.slice(at, newline === -1 ? pending.length : newline))
    if (newline === -1 && !isLast) return pending.length
    shortened += 1
    give({ text: newline === -1 ? state.text() : `${state.text()}\n`, before: seen, lines: 1 })
    seen += 1
    endless = null
    return newline === -1 ? pending.length : newline + 1
  }
  const drain = (isLast: boolean): void => {
    const least = isLast ? 1 : BLOCK_CAP
    let at = 0
    while (pending.length - at >= (endless === null ? least : 1)) {
      if (endless !== null) {
        at = goOn(endless, at, isLast)
        continue
      }
      const cut = Math.min(pending.length, at + BLOCK_CAP)
      const end = cut < at + BLOCK_CAP ? cut : pending.lastIndexOf('\n', cut - 1) + 1
      if (end <= at) endless = lastState()
      else {
        giveLines(pending.slice(at, end))
        at = end
      }
    }
    pending = pending.slice(at)
  }
  return {
    add: (text: string): void => {
      pending += text
      drain(false)
    },
    end: (): void => {
      drain(true)
      if (endless !== null) goOn(endless, pending.length, true)
    },
    /** Lines so far, and how many of them were cut. */
    counts: () => ({ lines: seen, shortened }),
  }
}
