import { askQuestion, type Question } from '../../../../src/engine/judge/retrieval/question.ts'
import type { Dossier } from '../../../../src/engine/model/dossier.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aReading } from '../../../builders/a-judgement.ts'

/** A question about the sample dossier; `related` as `relatedFiles` gives it. */
export function aQuestion(
  dossier: Partial<Dossier> = {},
  reading: Partial<Reading> = {},
  related: ReadonlyMap<string, readonly string[]> = new Map(),
): Question {
  return askQuestion(aDossier(dossier), aReading(reading), related)
}
