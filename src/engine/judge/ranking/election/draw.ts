/** Gives the next whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number

/**
 * Draws that look random and are the same for the same seed: FNV-1a over the seed's UTF-16 units starts Mulberry32.
 * Good enough to take the meaning out of positions; not for secrets.
 */
export function seededDraw(seed: string): Draw {
  let state = 0x811c9dc5
  for (let index = 0; index < seed.length; index += 1) {
    state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193)
  }
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below)
  }
}

/** The same items in drawn order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], draw: Draw): readonly T[] {
  const left = [...items]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(draw(left.length), 1))
  return drawn
}
