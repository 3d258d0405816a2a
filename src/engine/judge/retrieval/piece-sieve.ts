import type { WordSieve } from './token-sieve.ts'

const sieveSize = 1 << 16

/**
 * Lets through the words that may hold a wanted piece of four letters, or be a shorter one, by one pass over their
 * letters: those that have no stretch of the same hash hold none.
 */
export function pieceSieve(wanted: Iterable<string>): WordSieve {
  const sieve = new Uint8Array(sieveSize)
  for (const piece of wanted) {
    let letters = 0
    for (let at = 0; at < piece.length; at++) letters = (letters << 8) | letterAt(piece, at)
    sieve[placeOf(letters)] = 1
  }
  return (text, start, end) => {
    let letters = 0
    for (let at = start; at < end; at++) {
      // Four fill a number: the fifth pushes the first out.
      letters = (letters << 8) | letterAt(text, at)
      const read = at - start + 1
      // A shorter word is a piece itself, and so is a word of four letters without its plural.
      const isPiece = read >= 4 || at + 1 === end || (read === 3 && at + 2 === end)
      if (isPiece && sieve[placeOf(letters)] === 1) return true
    }
    return isPluralOfY(text, start, end)
  }
}

const lost = Array.from('ies', (_, at) => letterAt('ies', at))

/** "queries" holds no piece of "query" that ends in the "y" it has lost. */
function isPluralOfY(text: string, start: number, end: number): boolean {
  return end - start >= 5 && lost.every((letter, at) => letterAt(text, end - 3 + at) === letter)
}

/** Small for capital. */
function letterAt(text: string, at: number): number {
  return text.charCodeAt(at) | 32
}

function placeOf(letters: number): number {
  const mixed = Math.imul(letters, 0x9e3779b1)
  return (mixed ^ (mixed >>> 15)) & (sieveSize - 1)
}
