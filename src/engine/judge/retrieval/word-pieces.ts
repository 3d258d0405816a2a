import type { Change } from '../../model/change.ts'
import { remembering } from '../../model/remembering.ts'
import { type Field, zeroCounts } from './change-texts.ts'
import { addPosting, averageLengths, type Posting, type WordIndex } from './word-index.ts'
import { readToken, tokensOf } from './words.ts'

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
  // The same names stand in path after path, and the same paths in change after change.
  const tell = remembering(pieceTeller(wanted))
  const tellText = textTeller(tell)
  const tellPath = remembering(tellText)
  const postings = new Map<string, Posting[]>()
  const lengths = changes.map(({ title, body, files }, at) => {
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
    for (const { path, previousPath } of files) {
      add('paths', tellPath(path))
      if (previousPath !== null) add('paths', tellPath(previousPath))
    }
    for (const [piece, found] of counts) addPosting(postings, piece, { change: at, counts: found })
    return lengthOf
  })
  return { lengths, average: averageLengths(lengths), postings }
}

/** How many words there are, and the wanted pieces of each in their order. */
type Told = { readonly length: number; readonly held: readonly string[] }
type Teller = (text: string) => Told

function textTeller(tell: Teller): Teller {
  return (text) => {
    let length = 0
    const held: string[] = []
    for (const token of tokensOf(text)) {
      const told = tell(token)
      length += told.length
      if (told.held.length > 0) held.push(...told.held)
    }
    return { length, held }
  }
}

function pieceTeller(wanted: ReadonlySet<string>): Teller {
  return (token) => {
    const { words } = readToken(token)
    const spelt = words.length === 0 ? [token.toLowerCase()] : words
    const pieces = new Set(spelt.flatMap((word) => [...piecesOf(word)]))
    return { length: spelt.length, held: [...pieces].filter((piece) => wanted.has(piece)) }
  }
}
