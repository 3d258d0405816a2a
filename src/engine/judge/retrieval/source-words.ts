import type { Question } from './question.ts'
import { eachWord, isCompound } from './words.ts'

/** Lines read on each side of an implicated line. */
const around = 4

/** Words of the source at the implicated lines with their importance: what the failing code uses. */
export function sourceWords({ dossier, reading }: Question): ReadonlyMap<string, number> {
  const implicated = new Set(reading.places.map(({ path }) => path))
  const lines = new Map(
    dossier.context.sources.flatMap(({ path, text }) =>
      implicated.has(path) ? [[path, text.split('\n')]] : [],
    ),
  )
  const words = new Map<string, number>()
  for (const place of reading.places) {
    const ofFile = lines.get(place.path)
    if (place.line === null || ofFile === undefined) continue
    const text = ofFile.slice(Math.max(0, place.line - 1 - around), place.line + around).join('\n')
    eachWord(text, (word) => {
      const importance = place.weight * (isCompound(word) ? 1 : 0.5)
      words.set(word, Math.max(words.get(word) ?? 0, importance))
    })
  }
  return words
}
