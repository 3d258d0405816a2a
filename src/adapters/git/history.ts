import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { runGit } from './run-git.ts'
import { revisionsOf, type Window } from './window.ts'

/** Every commit of a window with its parents, newest first, no commit before one of its descendants. */
export type History = ReadonlyMap<Sha, readonly Sha[]>

export async function readHistory(clone: Clone, window: Window): Promise<History> {
  const output = await runGit(clone, ['rev-list', '--topo-order', '--parents', ...revisionsOf(window), '--'])
  const history = new Map<Sha, readonly Sha[]>()
  for (const line of output.toString('latin1').split('\n')) {
    const [sha, ...parents] = line.split(' ') as Sha[]
    if (sha !== undefined && sha.length > 0) history.set(sha, parents)
  }
  return history
}

/**
 * Which commits each merge of the first-parent line `chain` (newest first) brought onto it: those reachable from its
 * other parents that no older commit of the line had brought. Newest first, the merge itself left out.
 */
export function broughtBy(chain: readonly Sha[], history: History): ReadonlyMap<Sha, readonly Sha[]> {
  const taken = new Set<Sha>(chain)
  const brought = new Map<Sha, ReadonlySet<Sha>>()
  for (const merge of chain.toReversed()) {
    const mine = new Set<Sha>()
    const open = [...(history.get(merge)?.slice(1) ?? [])]
    for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
      const parents = history.get(sha)
      if (parents === undefined || taken.has(sha)) continue
      taken.add(sha)
      mine.add(sha)
      open.push(...parents)
    }
    if (mine.size > 0) brought.set(merge, mine)
  }
  return inOrder(brought, history)
}

function inOrder(
  brought: ReadonlyMap<Sha, ReadonlySet<Sha>>,
  history: History,
): ReadonlyMap<Sha, readonly Sha[]> {
  const position = new Map([...history.keys()].map((sha, index) => [sha, index]))
  const at = (sha: Sha): number => position.get(sha) ?? 0
  return new Map([...brought].map(([merge, shas]) => [merge, [...shas].sort((a, b) => at(a) - at(b))]))
}
