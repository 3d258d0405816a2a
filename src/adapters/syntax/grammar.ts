import type { Reference, SourceLanguage } from '../../engine/model/parsed-source.ts'

/**
 * One language as we read it. The query finds references by captures named after their kind (`@path`, `@module`,
 * `@all-of`, `@name`, `@package`), after `@within` where a part of the name stands before a group; and definitions by
 * `@definition` for the whole and `@defined` for its name.
 */
export type Grammar = {
  readonly language: SourceLanguage
  /** Name of the grammar's file, without its ending. */
  readonly file: GrammarFile
  /** Endings of file names, with the dot, lower case; whole names stand without one. */
  readonly endings: readonly string[]
  /** What joins `@within` with what stands in the group. */
  readonly separator: string
  readonly query: string
  /** Leaves of the text what is in this language, every position kept. */
  readonly prepare?: (text: string) => string
  /** Takes one reference apart where the notation packs several into one, or drops what is none. */
  readonly expand?: (reference: Reference) => readonly Reference[]
}

export type GrammarFile =
  | 'tree-sitter-c'
  | 'tree-sitter-c-sharp'
  | 'tree-sitter-cpp'
  | 'tree-sitter-go'
  | 'tree-sitter-java'
  | 'tree-sitter-javascript'
  | 'tree-sitter-kotlin'
  | 'tree-sitter-php'
  | 'tree-sitter-python'
  | 'tree-sitter-ruby'
  | 'tree-sitter-rust'
  | 'tree-sitter-scala'
  | 'tree-sitter-tsx'
  | 'tree-sitter-typescript'
