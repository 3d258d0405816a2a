import type { Dossier } from '../model/dossier.ts'
import type { Reading } from '../model/symptom.ts'
import { allPaths } from './all-paths.ts'
import { relatedFiles } from './related-files.ts'
import { askQuestion, type Question } from './retrieval/question.ts'
import { readFailures } from './symptoms/read-failures.ts'

/** What judging reads out of the failures of a dossier, before it looks at any change: the question to every change. */
export function investigate(dossier: Dossier): Question {
  const paths = allPaths(dossier)
  return questionAbout(dossier, readFailures(dossier.failures, paths), paths.paths)
}

/** What has been read of the failures, or a part of it, as a question to every change. `paths` are all that exist. */
export function questionAbout(dossier: Dossier, reading: Reading, paths: readonly string[]): Question {
  const implicated = [...new Set(reading.places.map((place) => place.path))]
  return askQuestion(dossier, reading, relatedFiles(implicated, paths))
}
