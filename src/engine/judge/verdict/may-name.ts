import type { Facts } from '../../model/dossier.ts'

/**
 * Whether one change may be named as the culprit, however sure the ranking is: only where the range is bounded, so that
 * none is missing, and where a log was read. How often names are right was measured with logs; where the forge has
 * nothing but its annotations left, most of what a failure says is not there.
 */
export function mayName({ range, failures }: Pick<Facts, 'range' | 'failures'>): boolean {
  return range.kind === 'bounded' && failures.some(({ log }) => log.text.trim() !== '')
}
