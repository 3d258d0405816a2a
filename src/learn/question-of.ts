import { investigate } from '../engine/judge/investigate.ts'
import type { Question } from '../engine/judge/retrieval/question.ts'
import type { Dossier } from '../engine/model/dossier.ts'

const known = new WeakMap<Dossier, Question>()

/** The failure of a dossier as judging reads it. Remembered per dossier, for reading a log takes time. */
export function questionOf(dossier: Dossier): Question {
  const before = known.get(dossier)
  if (before !== undefined) return before
  const question = investigate(dossier)
  known.set(dossier, question)
  return question
}
