import { bm25, defaultBm25 } from './bm25.ts'
import { zeroCounts } from './change-texts.ts'
import type { Heuristic } from './heuristic.ts'
import { scoredMatches } from './scored-matches.ts'
import { indexPieces, piecesOf } from './word-pieces.ts'

const { title, body, paths } = defaultBm25.weights
const weights = { ...zeroCounts(), title, body, paths }

/**
 * Changes whose title, description and paths are spelt like words of the failure, four letters at a time: "minidump"
 * and `MiniDump`, "reformatted" and "format" share no whole word (McNamee and Mayfield, "Character N-Gram Tokenization
 * for European Language Text Retrieval", Information Retrieval 2004). Code has too many words for that to tell anything.
 */
export const bySpelling: Heuristic = {
  name: 'spelling',
  because: 'its title or paths are spelt like words of the failure',
  find({ words }, changes) {
    const wanted = pieceImportance(words)
    const scores = bm25(wanted, indexPieces(changes, new Set(wanted.keys())), { ...defaultBm25, weights })
    return scoredMatches(changes, (at) => scores[at])
  },
}

/** A word's importance over the root of the number of its pieces, for they come together; of several words the most. */
function pieceImportance(words: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const importance = new Map<string, number>()
  for (const [word, worth] of words) {
    const pieces = piecesOf(word)
    const each = worth / Math.sqrt(pieces.size)
    for (const piece of pieces) importance.set(piece, Math.max(importance.get(piece) ?? 0, each))
  }
  return importance
}
