import type { Context } from '../../model/context.ts'
import type { Facts } from '../../model/dossier.ts'
import type { Answer, ContextSource } from '../../ports.ts'
import { coChanges } from './co-changes.ts'
import { countPast } from './count-past.ts'

/**
 * What landed before the range: with what the implicated files usually land, and what of the names that the changes
 * bear was taken back. A source without a past is not asked, and that is no gap: nobody promised it.
 */
export async function gatherPast(
  { range, tree, changes }: Facts,
  implicated: readonly string[],
  forge: Pick<ContextSource, 'past'>,
): Promise<Answer<Pick<Context, 'coChanges' | 'past'>>> {
  if (forge.past === undefined || range.kind === 'empty' || tree.sha === null)
    return { value: { coChanges: [], past: null }, gaps: [] }
  const { value, gaps } = await forge.past({ range, treeSha: tree.sha })
  return {
    value: {
      coChanges: coChanges(value, implicated),
      past: value.length === 0 ? null : countPast(value, changes),
    },
    gaps,
  }
}
