const token = /[A-Za-z_$][A-Za-z0-9_$]{1,79}|[0-9]{3,20}/g
const part = /[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g

/** A word that stands in the text by itself or as a part of an identifier, or an identifier that has parts, whole. */
export type WordRole = 'word' | 'identifier'

/**
 * Words of code or prose in their order, lower case, in the singular: every identifier whole, and its camelCase,
 * snake_case and digit parts of three letters or more. Calls back instead of building a list, for texts may be long.
 */
export function eachWord(text: string, take: (word: string, role: WordRole) => void): void {
  for (const found of tokensOf(text)) {
    const { identifier, words } = readToken(found)
    if (identifier !== null) take(identifier, 'identifier')
    for (const word of words) take(word, 'word')
  }
}

/** The identifiers and longer numbers of a line in their order, as they stand there. */
export function tokensOf(line: string): readonly string[] {
  return line.match(token) ?? []
}

/** What one token says: itself, whole, where it is an identifier that has parts; and the words in it. */
export function readToken(found: string): {
  readonly identifier: string | null
  readonly words: readonly string[]
} {
  if (!isCompound(found)) return { identifier: null, words: [singular(found.toLowerCase())] }
  const parts = found.match(part)?.filter(({ length }) => length >= 3 && length < found.length) ?? []
  return { identifier: found.toLowerCase(), words: parts.map((piece) => singular(piece.toLowerCase())) }
}

/** True for an identifier a person would not write in prose: camelCase, snake_case, or with digits inside. */
export function isCompound(name: string): boolean {
  return /[a-z][A-Z]|[A-Za-z0-9]_+[A-Za-z0-9]|[A-Z]{2}[a-z]|[A-Za-z][0-9]/.test(name)
}

/** A failure says "leaks" where a title says "leak". Only the English plural is taken off: more of it costs precision. */
function singular(found: string): string {
  if (found.length < 4 || !found.endsWith('s') || /(?:ss|us|is)$/.test(found)) return found
  return found.length > 4 && found.endsWith('ies') ? `${found.slice(0, -3)}y` : found.slice(0, -1)
}
