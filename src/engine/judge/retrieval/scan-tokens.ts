const longestName = 80
const fewestDigits = 3
const mostDigits = 20

/** Kinds of ASCII characters; whatever else there is has none and ends a token. */
export const lower = 1
export const upper = 2
export const digit = 3
export const underscore = 4
const dollar = 5

const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z]/.test(character)) return lower
  if (/[A-Z]/.test(character)) return upper
  if (/[0-9]/.test(character)) return digit
  if (character === '_') return underscore
  return character === '$' ? dollar : 0
})

/** The kind of a character by its code; 0 where it has none. */
export function kindOf(code: number): number {
  return code < 128 ? (kinds[code] ?? 0) : 0
}

/** Where a token begins and ends, and whether it is one word whose characters are of one kind, but for a first capital. */
export type TakeToken = (start: number, end: number, isPlain: boolean) => void

/**
 * Calls back with each token between two places of a text: those that `tokensOf` gives, without making a string of any.
 * The changes of a range have a million of them, and few are wanted.
 */
export function scanTokens(text: string, from: number, to: number, take: TakeToken): void {
  for (let at = from; at < to;) {
    const start = at
    const first = kindOf(text.charCodeAt(at))
    const isNumber = first === digit
    const end = first === 0 ? start : Math.min(to, start + (isNumber ? mostDigits : longestName))
    let before = first
    let isPlain = true
    while (at < end) {
      const kind = kindOf(text.charCodeAt(at))
      if (kind === 0 || (isNumber && kind !== digit)) break
      if (kind !== before) {
        isPlain &&= at === start + 1 && before === upper && kind === lower
        before = kind
      }
      at += 1
    }
    if (at - start >= (isNumber ? fewestDigits : 2)) take(start, at, isPlain)
    at = Math.max(at, start + 1)
  }
}
