import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import { investigate } from './investigate.ts'
import { mostCandidates } from './retrieval/retrieve.ts'
import { retrievePromising } from './retrieve-promising.ts'

/**
 * Pull requests of which it is worth asking how their own checks stood: all while they are few, otherwise those that
 * retrieval keeps, for the others are never named.
 */
export function changesToAsk(dossier: Dossier): readonly Change[] {
  const pulls = dossier.changes.filter(({ pull }) => pull !== null)
  if (pulls.length <= mostCandidates) return pulls
  const { candidates } = retrievePromising(investigate(dossier))
  const kept = new Set(candidates.map(({ id }) => id))
  return pulls.filter(({ id }) => kept.has(id))
}
