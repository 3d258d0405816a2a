import { emptyContext } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import { isListedOnly } from '../model/is-listed-only.ts'
import { investigate } from './investigate.ts'
import { byKind } from './retrieval/by-kind.ts'
import { byLiteral } from './retrieval/by-literal.ts'
import { byName } from './retrieval/by-name.ts'
import { byPath, byTestPath } from './retrieval/by-path.ts'
import { byPhrase } from './retrieval/by-phrase.ts'
import { byMessage, byPathWords, byText } from './retrieval/by-text.ts'
import { retrieve } from './retrieval/retrieve.ts'

/** As many changes as that are judged whatever is known of them. */
const mostListed = 1_000

/** Measured on ranges of 6,000 changes: 60 find fewer culprits, 500 and 1,000 no more. */
const most = 200

/** They read each word once; all heuristics together take twice as long, and found no more (docs/ranking.md). */
const quick = [byPath, byTestPath, byLiteral, byName, byKind, byText, byMessage, byPathWords, byPhrase]

/**
 * Of a range too long for all patches: the changes whose patches are worth reading, by their titles, descriptions and
 * paths, most promising first; none where the range is not that long. A failure may name no path at all.
 */
export function changesToRead(facts: Facts): readonly ChangeId[] {
  if (facts.changes.filter(isListedOnly).length <= mostListed) return []
  const question = investigate({ version: 1, ...facts, context: emptyContext })
  return retrieve(question, facts.changes, { most, by: quick }).candidates.map(({ id }) => id)
}
