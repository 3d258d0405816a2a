import type { ParsedFile } from '../../model/parsed-source.ts'
import type { TreeIndex } from './tree-index.ts'

/**
 * The paths of the tree that a file names, in the order of its text; a path may come twice. `repository` is the
 * repository's name, under which a project's own tests may import it.
 */
export type Resolver = (file: ParsedFile, tree: TreeIndex, repository: string) => readonly string[]
