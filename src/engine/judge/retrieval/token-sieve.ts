import { digit, kindOf, lower, underscore, upper } from './scan-tokens.ts'

/** What is told of a token at a glance. */
export type Glance = {
  /** In words, as `readToken` takes it apart: an identifier that has parts counts, and each of its parts. */
  readonly length: number
  /** How many of these are spoken one after the other: all but the whole of an identifier that has parts. */
  readonly spoken: number
  /** False where none of its words is wanted. True says only that one may be. */
  readonly mayHold: boolean
}

/** Glances at a token of a text, plain as `scanTokens` tells. What it gives stands until it is asked again. */
export type TokenSieve = (text: string, start: number, end: number, isPlain: boolean) => Glance

/** False where a word that stands there in a text, or what it becomes in the singular, is surely not wanted. */
export type WordSieve = (text: string, start: number, end: number) => boolean

const shortestPart = 3
const sieveSize = 1 << 16

/**
 * Tells apart which tokens are worth a closer look, by one pass over their characters and no string made: `isHeld` is
 * asked about the whole, and about each of its parts until one may be wanted.
 */
export function tokenSieve(isHeld: WordSieve): TokenSieve {
  const glance = { length: 1, spoken: 1, mayHold: false }
  const tell = (words: number, parts: number, mayHold: boolean): Glance => {
    glance.length = words
    glance.spoken = parts
    glance.mayHold = mayHold
    return glance
  }
  return (text, start, end, isPlain) => {
    let mayHold = isHeld(text, start, end)
    // Most are words of prose, which have no parts.
    if (isPlain) return tell(1, 1, mayHold)
    let part = start
    let parts = 0
    let before = 0
    let isCompound = false
    let isJoined = false
    for (let at = start; at <= end; at++) {
      const kind = at < end ? kindOf(text.charCodeAt(at)) : 0
      if (kind === before) continue
      const isCapitalised = before === upper && kind === lower
      // The last of several capitals belongs to the small letters after it.
      const partEnd = isCapitalised ? at - 1 : at
      if (partEnd > part || !isCapitalised) {
        if (partEnd - part >= shortestPart && partEnd - part < end - start && before <= digit) {
          parts += 1
          mayHold ||= isHeld(text, part, partEnd)
        }
        isCompound ||= isSeam(before, kind, isJoined)
        part = partEnd
      }
      if (kind !== underscore) isJoined = kind <= digit
      before = kind
    }
    return isCompound ? tell(1 + parts, parts, mayHold) : tell(1, 1, mayHold)
  }
}

/** Whether a name that changes from one kind of character to the other there is one that only code has. */
function isSeam(before: number, kind: number, isJoined: boolean): boolean {
  if (kind === lower) return before === upper || (before === underscore && isJoined)
  if (kind === upper) return before === lower || (before === underscore && isJoined)
  return kind === digit && (before === lower || before === upper || (before === underscore && isJoined))
}

/** Lets through the wanted words, and what becomes one of them in the singular: all that has the same hash. */
export function wordSieve(wanted: Iterable<string>): WordSieve {
  const sieve = new Uint8Array(sieveSize)
  for (const word of wanted)
    for (const form of [word, `${word}s`, word.replace(/y$/, 'ies')]) sieve[placeOf(form, 0, form.length)] = 1
  return (text, start, end) => sieve[placeOf(text, start, end)] === 1
}

/** Capitals and small letters fall in the same place. */
function placeOf(text: string, from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | 32)) | 0
  return (hash ^ (hash >>> 16)) & (sieveSize - 1)
}
