import type { SourceFile } from '../../model/context.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import { bm25 } from './bm25.ts'
import { changeWords } from './change-words.ts'
import type { Heuristic } from './heuristic.ts'
import type { Question } from './question.ts'
import { eachWord, isCompound } from './words.ts'

/** Lines read on each side of an implicated line. */
const around = 4

/** Changes whose lines share identifiers with the source at the implicated lines: what the failing code uses. */
export const bySourceWords: Heuristic = {
  name: 'source-words',
  because: 'changes what the failing lines use',
  find(question, changes) {
    const scores = bm25(wordsAtPlaces(question), changes.map(changeWords))
    return new Map<ChangeId, Match>(
      changes.flatMap(({ id }, index) => {
        const score = scores[index] ?? 0
        return score > 0 ? [[id, { score, evidence: null }]] : []
      }),
    )
  },
}

function wordsAtPlaces({ dossier, reading }: Question): ReadonlyMap<string, number> {
  const sources = new Map(dossier.context.sources.map((source) => [source.path, linesOf(source)]))
  const words = new Map<string, number>()
  for (const place of reading.places) {
    const lines = sources.get(place.path)
    if (place.line === null || lines === undefined) continue
    const text = lines.slice(Math.max(0, place.line - 1 - around), place.line + around).join('\n')
    eachWord(text, (word) => {
      const importance = place.weight * (isCompound(word) ? 1 : 0.5)
      words.set(word, Math.max(words.get(word) ?? 0, importance))
    })
  }
  return words
}

function linesOf(source: SourceFile): readonly string[] {
  return source.text.split('\n')
}
