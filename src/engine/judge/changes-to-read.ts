import type { Change } from '../model/change.ts'
import { emptyContext } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import { investigate } from './investigate.ts'
import { retrieve } from './retrieval/retrieve.ts'

/** Measured on ranges of 6,000 changes: 60 find fewer culprits, 500 and 1,000 no more. */
const most = 200

/**
 * Of a range too long for all patches: the changes whose patches are worth reading, by their titles, descriptions and
 * paths, most promising first; none where all that was listed was read. A failure may name no path at all.
 */
export function changesToRead(facts: Facts): readonly ChangeId[] {
  if (!facts.changes.some(isListedOnly)) return []
  const question = investigate({ version: 1, ...facts, context: emptyContext })
  return retrieve(question, facts.changes, most).candidates.map(({ id }) => id)
}

function isListedOnly({ files, filesCompleteness }: Change): boolean {
  return filesCompleteness.kind === 'truncated' && files.every(({ patch }) => patch === null)
}
