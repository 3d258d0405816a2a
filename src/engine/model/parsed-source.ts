import type { Completeness } from './completeness.ts'
import type { Definition } from './context.ts'

/** Languages whose files name each other in the same way. */
export type SourceLanguage =
  | 'script'
  | 'python'
  | 'go'
  | 'jvm'
  | 'ruby'
  | 'php'
  | 'native'
  | 'rust'
  | 'dotnet'
  | 'swift'

/** How one file names others, in its language's own notation and not yet resolved. Untrusted text. */
export type Reference = {
  /**
   * `path`: a file path as written (`./total`, `"cart/total.h"`), or a module declared to stand in a file beside
   * (`mod total;`). `module`: one module or type (`cart.total`, `crate::cart`). `all-of`: whatever stands in a
   * package (`shop.cart.*`). `name`: a type or constant used by its name alone. `package`: the package that the file
   * itself belongs to.
   */
  readonly kind: 'path' | 'module' | 'all-of' | 'name' | 'package'
  readonly text: string
}

/** What the text of one source file says about others and defines itself. */
export type ParsedSource = {
  readonly language: SourceLanguage
  /** In the order of the text, each once. */
  readonly references: readonly Reference[]
  /** In the order of the text; an inner definition follows the outer one. */
  readonly definitions: readonly Definition[]
  readonly completeness: Completeness
}

export type ParsedFile = ParsedSource & { readonly path: string }
