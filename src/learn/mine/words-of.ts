/** Of scripts that put no blanks between words each character stands for a word. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`
const word = new RegExp(String.raw`[${unspaced}]|[[\p{L}\p{N}_]--[${unspaced}]]+`, 'gv')
const holdsUnspaced = new RegExp(`[${unspaced}]`, 'v')

export type PlacedWord = { readonly from: number; readonly to: number; readonly said: string }

/** The words of a text in lower case, and where they stand. */
export function placedWords(text: string): readonly PlacedWord[] {
  return [...text.matchAll(word)].map(({ index, 0: said }) => ({
    from: index,
    to: index + said.length,
    said: said.toLowerCase(),
  }))
}

export function wordsOf(text: string): readonly string[] {
  return placedWords(text).map(({ said }) => said)
}

/** True for what is written without blanks around it, as names are in Chinese, Japanese or Thai. */
export function isUnspaced(text: string): boolean {
  return holdsUnspaced.test(text)
}
