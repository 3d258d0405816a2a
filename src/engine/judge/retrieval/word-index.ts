import type { Change } from '../../model/change.ts'
import { remembering } from '../../model/remembering.ts'
import { eachText, type Field, fields, type TakeText, zeroCounts } from './change-texts.ts'
import { type CollectedPassages, type Passage, passageCollector } from './passages.ts'
import type { Phrase } from './phrases.ts'
import { scanTokens } from './scan-tokens.ts'
import { tokenSieve, wordSieve } from './token-sieve.ts'
import { readToken, tokensOf } from './words.ts'

/** What to look for in changes. */
export type Wanted = { readonly words: ReadonlySet<string>; readonly phrases: ReadonlySet<Phrase> }

export type FieldCounts = Readonly<Record<Field, number>>

/** How often a word stands in each field of the change at a position of the range. */
export type Posting = { readonly change: number; readonly counts: FieldCounts }

/** Where the wanted words and phrases stand in the changes of a range. */
export type WordIndex = {
  /** For each change the length of its fields in words, wanted or not. */
  readonly lengths: readonly FieldCounts[]
  /** Of these lengths; at least 1 each. */
  readonly average: FieldCounts
  /** By wanted word, the changes that hold it, in their order; a word that none holds is absent. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>
  /** For each change the wanted phrases it holds, each once, in the order of its texts. */
  readonly phrases: readonly (readonly Phrase[])[]
  /** For each change its hunks that hold wanted words, or whose path does. */
  readonly passages: readonly (readonly Passage[])[]
  /** Words of a hunk on average, over all of the range; 1 or more. */
  readonly passageLength: number
}

/** Reads every change once. What was not wanted is not kept: a patch has far more words than a failure. */
export function indexWords(changes: readonly Change[], wanted: Wanted): WordIndex {
  const read = changeReader(wanted)
  const postings = new Map<string, Posting[]>()
  const lengths: FieldCounts[] = []
  const phrases: (readonly Phrase[])[] = []
  const passages: (readonly Passage[])[] = []
  let [hunks, hunkWords] = [0, 0]
  for (const [at, change] of changes.entries()) {
    const found = read(change)
    lengths.push(found.lengths)
    phrases.push([...found.phrases])
    passages.push(found.passages.kept)
    hunks += found.passages.all
    hunkWords += found.passages.words
    for (const [word, counts] of found.counts) addPosting(postings, word, { change: at, counts })
  }
  const passageLength = Math.max(1, hunkWords / Math.max(1, hunks))
  return { lengths, average: averageLengths(lengths), postings, phrases, passages, passageLength }
}

/** Postings stay in the order of the changes that are added. */
export function addPosting(postings: Map<string, Posting[]>, word: string, posting: Posting): void {
  const before = postings.get(word)
  if (before === undefined) postings.set(word, [posting])
  else before.push(posting)
}

/** At least 1 each. */
export function averageLengths(lengths: readonly FieldCounts[]): FieldCounts {
  const average = zeroCounts()
  for (const field of fields) {
    const total = lengths.reduce((sum, length) => sum + length[field], 0)
    average[field] = Math.max(1, total / Math.max(1, lengths.length))
  }
  return average
}

type Found = {
  readonly lengths: FieldCounts
  readonly counts: ReadonlyMap<string, FieldCounts>
  readonly phrases: ReadonlySet<Phrase>
  readonly passages: CollectedPassages
}

function changeReader(wanted: Wanted): (change: Change) => Found {
  const phraseOf = phraseFinder(wanted.phrases)
  const inPhrases = new Set(Array.from(wanted.phrases, (phrase) => phrase.split(' ')).flat())
  const glance = tokenSieve(wordSieve([...wanted.words, ...inPhrases]))
  const tell = tokenTeller(wanted.words, inPhrases)
  return (change) => {
    const lengths = zeroCounts()
    const counts = new Map<string, Record<Field, number>>()
    const phrases = new Set<Phrase>()
    const passages = passageCollector((path) => tokensOf(path).flatMap((token) => tell(token).held))
    const take: TakeText = (text, from, to, field, own) => {
      let before: string | null = null
      let words = 0
      scanTokens(text, from, to, (start, end, isPlain) => {
        const { length, spoken, mayHold } = glance(text, start, end, isPlain)
        words += length
        if (!mayHold) {
          if (spoken > 0) before = null
          return
        }
        const token = tell(text.slice(start, end))
        if (token.held.length > 0) passages.hold(field, token.held)
        for (const word of token.held) {
          const known = counts.get(word) ?? zeroCounts()
          known[field] += 1
          counts.set(word, known)
        }
        if (!own) return
        for (const word of token.spoken) {
          const phrase = before === null || word === null ? null : phraseOf(before, word)
          if (phrase !== null) phrases.add(phrase)
          before = word
        }
      })
      lengths[field] += words
      passages.lengthen(words)
    }
    eachText(change, take, passages.begin)
    return { lengths, counts, phrases, passages: passages.collected() }
  }
}

type Token = {
  /** The wanted ones of its words. */
  readonly held: readonly string[]
  /** Its words one after the other, without the whole of an identifier that has parts; null for one of no wanted phrase. */
  readonly spoken: readonly (string | null)[]
}

/** Code says the same over and over: each token is taken apart once. */
function tokenTeller(wanted: ReadonlySet<string>, inPhrases: ReadonlySet<string>): (token: string) => Token {
  return remembering((token) => {
    const { identifier, words } = readToken(token)
    const all = identifier === null ? words : [identifier, ...words]
    return {
      held: all.filter((word) => wanted.has(word)),
      spoken: words.map((word) => (inPhrases.has(word) ? word : null)),
    }
  })
}

/** Finds a wanted phrase by its two words. */
function phraseFinder(wanted: Iterable<Phrase>): (first: string, second: string) => Phrase | null {
  const following = new Map<string, Map<string, Phrase>>()
  for (const phrase of wanted) {
    const [first = '', second = ''] = phrase.split(' ')
    const seconds = following.get(first) ?? new Map<string, Phrase>()
    following.set(first, seconds.set(second, phrase))
  }
  return (first, second) => following.get(first)?.get(second) ?? null
}
