import type { Change } from '../../model/change.ts'
import { remembering } from '../../model/remembering.ts'
import { type Field, repoName, zeroCounts } from './change-texts.ts'
import { pieceSieve } from './piece-sieve.ts'
import { scanTokens } from './scan-tokens.ts'
import { tokenSieve } from './token-sieve.ts'
import { addPosting, averageLengths, type Posting, type WordIndex } from './word-index.ts'
import { readToken } from './words.ts'

/** Letters of a piece. */
const size = 4

/** All stretches of four letters of a word, from its first to its last, each once; of a shorter word itself. */
export function piecesOf(word: string): ReadonlySet<string> {
  const pieces = new Set<string>()
  for (let at = 0; at === 0 || at + size <= word.length; at += 1) pieces.add(word.slice(at, at + size))
  return pieces
}

/**
 * Where the wanted pieces stand in the titles, bodies and paths of changes, for `bm25`. A word holds each of its pieces
 * once; an identifier holds those of its parts. Fields are as long as they have words.
 */
export function indexPieces(
  changes: readonly Change[],
  wanted: ReadonlySet<string>,
): Pick<WordIndex, 'lengths' | 'average' | 'postings'> {
  const tellText = textTeller(wanted)
  // The same paths stand in change after change.
  const tellPath = remembering(tellText)
  const postings = new Map<string, Posting[]>()
  const lengths = changes.map((change, at) => {
    const { title, body, files } = change
    const lengthOf = zeroCounts()
    const counts = new Map<string, Record<Field, number>>()
    const add = (field: Field, { length, held }: Told): void => {
      lengthOf[field] += length
      for (const piece of held) {
        const known = counts.get(piece) ?? zeroCounts()
        known[field] += 1
        counts.set(piece, known)
      }
    }
    add('title', tellText(title))
    add('body', tellText(body))
    add('paths', tellText(repoName(change)))
    for (const { path, previousPath } of files) {
      add('paths', tellPath(path))
      if (previousPath !== null) add('paths', tellPath(previousPath))
    }
    for (const [piece, found] of counts) addPosting(postings, piece, { change: at, counts: found })
    return lengthOf
  })
  return { lengths, average: averageLengths(lengths), postings }
}

/** How many words a text has, and the wanted pieces of each in their order. */
type Told = { readonly length: number; readonly held: readonly string[] }

function textTeller(wanted: ReadonlySet<string>): (text: string) => Told {
  const glance = tokenSieve(pieceSieve(wanted))
  const piecesIn = remembering(pieceFinder(wanted))
  return (text) => {
    let length = 0
    const held: string[] = []
    scanTokens(text, 0, text.length, (start, end, isPlain) => {
      const { spoken, mayHold } = glance(text, start, end, isPlain)
      // A name without any part that is long enough is a word itself.
      length += Math.max(1, spoken)
      if (mayHold) held.push(...piecesIn(text.slice(start, end)))
    })
    return { length, held }
  }
}

function pieceFinder(wanted: ReadonlySet<string>): (token: string) => readonly string[] {
  return (token) => {
    const { words } = readToken(token)
    const spelt = words.length === 0 ? [token.toLowerCase()] : words
    const pieces = new Set(spelt.flatMap((word) => [...piecesOf(word)]))
    return [...pieces].filter((piece) => wanted.has(piece))
  }
}
