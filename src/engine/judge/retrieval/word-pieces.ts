import type { Change } from '../../model/change.ts'
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
  const tell = pieceTeller(wanted)
  const postings = new Map<string, Posting[]>()
  const lengths = changes.map((change, at) => {
    const lengthOf = zeroCounts()
    const counts = new Map<string, Record<Field, number>>()
    eachShortText(change, (text, field) => {
      for (const token of tokensOf(text)) {
        const { length, held } = tell(token)
        lengthOf[field] += length
        for (const piece of held) {
          const known = counts.get(piece) ?? zeroCounts()
          known[field] += 1
          counts.set(piece, known)
        }
      }
    })
    for (const [piece, found] of counts) addPosting(postings, piece, { change: at, counts: found })
    return lengthOf
  })
  return { lengths, average: averageLengths(lengths), postings }
}

function eachShortText(change: Change, take: (text: string, field: Field) => void): void {
  take(change.title, 'title')
  take(change.body, 'body')
  for (const { path, previousPath } of change.files) {
    take(path, 'paths')
    if (previousPath !== null) take(previousPath, 'paths')
  }
}

type Told = { readonly length: number; readonly held: readonly string[] }

/** The same names stand in path after path: each token is taken apart once. */
function pieceTeller(wanted: ReadonlySet<string>): (token: string) => Told {
  const known = new Map<string, Told>()
  return (token) => {
    const before = known.get(token)
    if (before !== undefined) return before
    const { words } = readToken(token)
    const spelt = words.length === 0 ? [token.toLowerCase()] : words
    const pieces = new Set(spelt.flatMap((word) => [...piecesOf(word)]))
    const told = { length: spelt.length, held: [...pieces].filter((piece) => wanted.has(piece)) }
    known.set(token, told)
    return told
  }
}
