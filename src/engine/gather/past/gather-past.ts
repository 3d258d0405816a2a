import type { Change } from '../../model/change.ts'
import type { Context } from '../../model/context.ts'
import type { Facts } from '../../model/dossier.ts'
import type { PastCommit } from '../../model/past.ts'
import type { Answer, ContextSource } from '../../ports.ts'
import { coChanges } from './co-changes.ts'
import { countPast } from './count-past.ts'

/** What landed before the range. A source without a past is not asked, and that is no gap: nobody promised it. */
export async function askPast(
  { range, tree }: Pick<Facts, 'range' | 'tree'>,
  forge: Pick<ContextSource, 'past'>,
): Promise<Answer<readonly PastCommit[]>> {
  if (forge.past === undefined || range.kind === 'empty' || tree.sha === null) return { value: [], gaps: [] }
  return await forge.past({ range, treeSha: tree.sha })
}

/** With what the implicated files usually land, and what of the names that the changes bear was taken back. */
export function tellPast(
  landed: readonly PastCommit[],
  changes: readonly Change[],
  implicated: readonly string[],
): Pick<Context, 'coChanges' | 'past'> {
  return { coChanges: coChanges(landed, implicated), past: countPast(landed, changes) }
}
