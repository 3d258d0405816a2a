import type { Change } from '../model/change.ts'
import { type Context, emptyContext } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { Answer, Forge } from '../ports.ts'

export type SecondLook = { readonly changes: readonly Change[]; readonly context: Context }

/**
 * Second pass: once the symptoms are read, the repository is asked about the paths they point at, and for the patches
 * that the first look left out. Nothing to ask asks nothing.
 */
export async function gatherContext(
  facts: Facts,
  paths: readonly string[],
  forge: Forge,
): Promise<Answer<SecondLook>> {
  const { incident, range, tree } = facts
  if (range.kind === 'empty') return { value: { changes: facts.changes, context: emptyContext }, gaps: [] }
  const [changes, context] = await Promise.all([
    forge.patches?.(incident, facts.changes, paths) ?? { value: facts.changes, gaps: [] },
    paths.length === 0
      ? { value: emptyContext, gaps: [] }
      : forge.context({ incident, range, treeSha: tree.sha, paths }),
  ])
  return {
    value: { changes: changes.value, context: context.value },
    gaps: [...changes.gaps, ...context.gaps],
  }
}
