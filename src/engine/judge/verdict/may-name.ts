import type { Dossier } from '../../model/dossier.ts'
import type { Reading } from '../../model/symptom.ts'
import { areLinesChecked } from './are-lines-checked.ts'

/**
 * Whether one change may be named as the culprit, however sure the ranking is: only where the range is bounded, so that
 * none is missing, and where a log was read. How often names are right was measured with logs; where the forge has
 * nothing but its annotations left, most of what a failure says is not there. Nor where the lines that the failure
 * names may be other lines by now.
 */
export function mayName(
  dossier: Pick<Dossier, 'range' | 'failures' | 'tree' | 'context' | 'changes'>,
  reading: Pick<Reading, 'places'>,
): boolean {
  const { range, failures } = dossier
  const isRead = failures.some(({ log }) => log.text.trim() !== '')
  return range.kind === 'bounded' && isRead && areLinesChecked(dossier, reading)
}
