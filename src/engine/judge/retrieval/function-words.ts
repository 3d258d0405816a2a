/**
 * Words that hold a sentence together: rare in code, and yet no name for anything. They count where texts are compared,
 * and are not quoted as evidence.
 */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `all also an and any are as at been being both but by can could did does each for from had has have how if in into is
  it its may might must no not of on only onto or other same should some such than that the then these this those to
  was were what when which while who will with without would`.split(/\s+/),
)

/** Of a word in lower case. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word)
}
