import type { Tree } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'

const known = new WeakMap<Facts['changes'], { readonly of: Tree; readonly all: Tree }>()

/**
 * The tree and the paths that only the changes know: a file that a change adds may be missing from an older tree. Remembered:
 * judging asks twice, and ten thousand changes touch a hundred thousand files.
 */
export function allPaths({ tree, changes }: Pick<Facts, 'tree' | 'changes'>): Tree {
  const before = known.get(changes)
  if (before?.of === tree) return before.all
  const paths = new Set(tree.paths)
  const isRepeating = paths.size < tree.paths.length
  for (const { files } of changes) for (const { path } of files) paths.add(path)
  // Nothing new: what is remembered of the tree still holds.
  const isAll = !isRepeating && tree.paths.length === paths.size
  const all = isAll ? tree : { ...tree, paths: [...paths] }
  known.set(changes, { of: tree, all })
  return all
}
