const word = /[A-Za-z_$][A-Za-z0-9_$]{1,79}|[0-9]{3,20}/g
const part = /[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g

/**
 * Words of code or prose, lower case: every identifier whole, and its camelCase, snake_case and digit parts of three
 * letters or more. Calls back instead of building a list, for patches are long.
 */
export function eachWord(text: string, take: (word: string) => void): void {
  for (const [found] of text.matchAll(word)) {
    const whole = found.toLowerCase()
    take(whole)
    if (!isCompound(found)) continue
    for (const [piece] of found.matchAll(part)) {
      if (piece.length >= 3 && piece.length < found.length) take(piece.toLowerCase())
    }
  }
}

/** True for an identifier a person would not write in prose: camelCase, snake_case, or with digits inside. */
export function isCompound(name: string): boolean {
  return /[a-z][A-Z]|[A-Za-z0-9]_+[A-Za-z0-9]|[A-Z]{2}[a-z]|[A-Za-z][0-9]/.test(name)
}
