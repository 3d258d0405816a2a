import { rarity } from './rarity.ts'
import { withoutWebAddresses } from './without-web-addresses.ts'
import { eachWord } from './words.ts'

/** Two neighbouring words, with a blank between them. */
export type Phrase = string

/** Calls back with the phrases of a text in their order. Phrases do not run over the text's end. */
export function eachPhrase(
  text: string,
  take: (phrase: Phrase, first: string, second: string) => void,
): void {
  let before: string | null = null
  eachWord(text, (word, role) => {
    if (role === 'identifier') return
    if (before !== null) take(`${before} ${word}`, before, word)
    before = word
  })
}

/** The phrases of these lines with what they are worth, 0..1, by the rarity of their words among failures. */
export function phrasesOf(spoken: readonly string[]): ReadonlyMap<Phrase, number> {
  const importance = new Map<Phrase, number>()
  for (const text of spoken) {
    eachPhrase(withoutWebAddresses(text), (phrase, first, second) => {
      importance.set(phrase, (rarity(first) + rarity(second)) / 2)
    })
  }
  return importance
}
