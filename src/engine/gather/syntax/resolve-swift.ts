import { nearest } from './nearest.ts'
import type { Resolver } from './resolver.ts'

/** Swift: files of a module see each other; a type stands in the file of its name. */
export const resolveSwift: Resolver = (file, tree) =>
  file.references.flatMap(({ kind, text }) =>
    kind === 'name' ? nearest(file.path, tree.filesEnding(`${text}.swift`), 1) : [],
  )
