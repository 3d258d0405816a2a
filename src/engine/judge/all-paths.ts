import type { Tree } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'

/** The tree and the paths that only the changes know: a file that a change adds may be missing from an older tree. */
export function allPaths(facts: Pick<Facts, 'tree' | 'changes'>): Tree {
  const known = new Set(facts.tree.paths)
  for (const change of facts.changes) for (const file of change.files) known.add(file.path)
  return { ...facts.tree, paths: [...known] }
}
