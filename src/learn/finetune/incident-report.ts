import type { Dossier } from '../../engine/model/dossier.ts'
import type { Reading } from '../../engine/model/symptom.ts'
import { isCulprit } from '../measure/is-culprit.ts'
import type { Truth } from '../truth.ts'
import type { CorpusDocument } from './corpus-document.ts'

const mostLines = 40
const longestLine = 400

/** A past incident in words, with what caused it: what a report of it tells, for the corpus. */
export function incidentReport(dossier: Dossier, reading: Reading, truth: Truth): CorpusDocument {
  const { incident, changes, failures } = dossier
  const guilty = changes.filter(({ id }) => isCulprit(id, truth.culprits))
  const telling = reading.tellingLines.map(({ quote }) => quote)
  const lines = telling.length > 0 ? telling : (failures[0]?.log.text ?? '').split('\n')
  const causes = guilty.map(
    ({ title, pull, files }) =>
      `- ${title}${pull === null ? '' : ` (#${pull})`}, which touched ${files
        .map(({ path }) => path)
        .slice(0, 10)
        .join(', ')}`,
  )
  return {
    repo: truth.repo,
    kind: 'incident',
    path: truth.at ?? '',
    text: [
      incident.title,
      '',
      'What failed:',
      ...lines.slice(0, mostLines).map((line) => line.slice(0, longestLine)),
      '',
      causes.length === 0 ? 'No change of the range caused it.' : 'What caused it:',
      ...causes,
      '',
    ].join('\n'),
  }
}
