/**
 * Words that hold a sentence together: rare in code, and yet no name for anything. They count where texts are compared,
 * and are not quoted as evidence.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'an as at by if in is it no of on or to the and for with without from that this these those when while then than into onto are was were been being has have had does did not its which what who how all any some each other such only same both but also can could should would will may might must'.split(
    ' ',
  ),
)

/** Of a word in lower case. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word)
}
