import type { Change } from '../../model/change.ts'
import { allPlaces, type Past, type PastCommit, type PastCount, wordsOfTitle } from '../../model/past.ts'
import { revertKind } from '../../model/revert-kind.ts'

/** How often the past bore the words and places of these changes, and where it took something back; null without one. */
export function countPast(past: readonly PastCommit[], changes: readonly Change[]): Past | null {
  if (past.length === 0) return null
  const words = counter(new Set(changes.flatMap(({ title }) => [...wordsOfTitle(title)])))
  const paths = counter(allPlaces([...pathsOf(changes)]))
  let reverts = 0
  for (const { title, paths: landed } of past) {
    const isRevert = revertKind(title) === 'revert'
    if (isRevert) reverts += 1
    words.count(wordsOfTitle(title), isRevert)
    paths.count(allPlaces(landed ?? []), isRevert)
  }
  return { commits: past.length, reverts, words: words.counts(), paths: paths.counts() }
}

/** Many changes touch the same files. */
function pathsOf(changes: readonly Change[]): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const { files } of changes) for (const { path } of files) paths.add(path)
  return paths
}

type Counter = {
  readonly count: (names: ReadonlySet<string>, isRevert: boolean) => void
  /** Of the names that occurred, by name. */
  readonly counts: () => readonly PastCount[]
}

function counter(names: ReadonlySet<string>): Counter {
  const counts = new Map<string, { commits: number; reverts: number }>()
  for (const name of names) counts.set(name, { commits: 0, reverts: 0 })
  return {
    count(seen, isRevert) {
      for (const name of seen) {
        const count = counts.get(name)
        if (count === undefined) continue
        count.commits += 1
        if (isRevert) count.reverts += 1
      }
    },
    counts: () =>
      [...counts]
        .filter(([, { commits }]) => commits > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => ({ name, ...count })),
  }
}
