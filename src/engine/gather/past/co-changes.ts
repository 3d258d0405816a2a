import type { CoChange } from '../../model/context.ts'
import type { PastCommit } from '../../model/past.ts'

const mostPaths = 12
const mostOthers = 100

/** With whom the first of these files landed in the past, the most frequent first, ties by path. */
export function coChanges(past: readonly PastCommit[], paths: readonly string[]): readonly CoChange[] {
  if (past.length === 0) return []
  const counts = new Map(
    paths.slice(0, mostPaths).map((path) => [path, { commits: 0, others: new Map<string, number>() }]),
  )
  for (const { paths: landed } of past)
    for (const path of landed ?? []) {
      const count = counts.get(path)
      if (count === undefined) continue
      count.commits += 1
      for (const other of landed ?? [])
        if (other !== path) count.others.set(other, (count.others.get(other) ?? 0) + 1)
    }
  return [...counts].map(([path, { commits, others }]) => ({ path, commits, with: mostFrequent(others) }))
}

function mostFrequent(others: ReadonlyMap<string, number>): CoChange['with'] {
  return [...others]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostOthers)
    .map(([path, commits]) => ({ path, commits }))
}
