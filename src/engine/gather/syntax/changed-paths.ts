import type { Change } from '../../model/change.ts'
import { fileKind } from '../../model/file-kind.ts'
import { directoryOf, type TreeIndex } from './tree-index.ts'

/** What the walk came to: files it read, and files that those it read last use. */
export type Reached = { readonly used: readonly string[]; readonly read: readonly string[] }

/**
 * The changed files that the tree holds, most telling first: those that the walk came to but did not read, then those
 * beside files it read, then sources before tests, each newest first.
 */
export function changedPaths(
  changes: readonly Change[],
  tree: TreeIndex,
  { used, read }: Reached,
): readonly string[] {
  const isUsed = new Set(used)
  const folders = new Set(read.map(directoryOf))
  const changed = new Set(changes.flatMap(({ files }) => files.map(({ path }) => path)))
  const rankOf = (path: string): number => {
    if (isUsed.has(path)) return 0
    const kind = fileKind(path)
    if (folders.has(directoryOf(path))) return kind === 'source' ? 1 : 2
    return kind === 'source' ? 3 : 4
  }
  return [...changed]
    .filter(tree.has)
    .map((path) => ({ path, rank: rankOf(path) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ path }) => path)
}
