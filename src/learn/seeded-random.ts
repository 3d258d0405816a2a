/** Whole numbers drawn evenly from 0 (included) to `end` (excluded); `end` is at most 2^32. */
export type Draw = (end: number) => number

const range = 2 ** 32
const mask64 = (1n << 64n) - 1n

/**
 * Draws that are the same for the same seed on every machine: xoshiro128** (Blackman and Vigna, "Scrambled Linear
 * Pseudorandom Number Generators", ACM TOMS 2021), its state filled by SplitMix64 as its authors advise. Not for secrets.
 */
export function seededRandom(seed: number | bigint): Draw {
  const next = xoshiro128(stateFrom(seed))
  return (end) => {
    // Numbers from the last, incomplete block of `end` would come up more often: they are drawn again.
    const whole = range - (range % end)
    for (;;) {
      const drawn = next()
      if (drawn < whole) return drawn % end
    }
  }
}

/** A seed from a text: FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923), over its UTF-16 units. */
export function seedOf(text: string): bigint {
  let hash = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n) & mask64
  }
  return hash
}

/** Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014: SplitMix64. */
export function splitMix64(seed: number | bigint): () => bigint {
  let state = BigInt(seed) & mask64
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask64
    let mixed = state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & mask64
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & mask64
    return mixed ^ (mixed >> 31n)
  }
}

type State = readonly [number, number, number, number]

function stateFrom(seed: number | bigint): State {
  const next = splitMix64(seed)
  const [first, second] = [next(), next()]
  return [
    Number(first >> 32n),
    Number(first & 0xffffffffn),
    Number(second >> 32n),
    Number(second & 0xffffffffn),
  ]
}

/** Numbers from 0 to 2^32 - 1. The state must not be all zeros. */
export function xoshiro128(from: State): () => number {
  let [a, b, c, d] = from
  return () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotated(d, 11)
    return result
  }
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
