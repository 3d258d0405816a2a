import type { Change } from '../model/change.ts'
import type { Gap } from '../model/completeness.ts'
import type { Dossier } from '../model/dossier.ts'
import type { ChecksAtMerge } from '../model/merge-checks.ts'
import type { Answer, ChangeSource } from '../ports.ts'

/**
 * How the own checks of changes stood when they were merged; null where nobody can be asked, or nothing changed.
 * `worthAsking` chooses among the changes; that others were not asked about is told.
 */
export async function gatherMergeChecks(
  dossier: Dossier,
  worthAsking: (dossier: Dossier) => readonly Change[],
  source: Pick<ChangeSource, 'checksAtMerge'>,
): Promise<Answer<readonly ChecksAtMerge[] | null>> {
  const { incident, changes } = dossier
  if (changes.length === 0) return { value: null, gaps: [] }
  if (source.checksAtMerge === undefined) return { value: null, gaps: [nobodyToAsk] }
  const asked = worthAsking(dossier)
  const all = changes.filter(({ pull }) => pull !== null).length
  const { value, gaps } =
    asked.length === 0 ? { value: [], gaps: [] } : await source.checksAtMerge(incident, asked)
  return { value, gaps: asked.length < all ? [...gaps, leftOut(asked.length, all)] : gaps }
}

const nobodyToAsk: Gap = {
  what: 'checks of the changes when they were merged',
  completeness: { kind: 'unknown', because: 'git does not hold them' },
}

function leftOut(asked: number, all: number): Gap {
  const because = `asked of ${asked} of ${all} pull requests, those that the failure points at most`
  return { what: nobodyToAsk.what, completeness: { kind: 'truncated', because } }
}
