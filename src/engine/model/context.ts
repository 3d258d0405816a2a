import type { Completeness } from './completeness.ts'
import type { Sha } from './ids.ts'
import type { Past } from './past.ts'

/** Every file of the repository at the commit whose files are read. */
export type Tree = {
  readonly sha: Sha | null
  readonly paths: readonly string[]
  readonly completeness: Completeness
}

/**
 * Commits of the range that wrote or rewrote a stretch of lines, the last writer first; the id of a change stands for
 * its commits where these are not known.
 */
export type LineHistory = {
  readonly path: string
  /** 1-based, both included. */
  readonly start: number
  readonly end: number
  readonly commits: readonly Sha[]
}

/** Text of a file at the tree's commit. Untrusted. */
export type SourceFile = { readonly path: string; readonly text: string; readonly completeness: Completeness }

/** A function, method, type or constant that a file defines. Lines are 1-based, both included. */
export type Definition = { readonly name: string; readonly start: number; readonly end: number }

/** How a source file hangs together with others, as parsed. Names are untrusted. */
export type FileSyntax = {
  readonly path: string
  /** Paths of the tree that this file imports, includes or requires, in the order of the text. */
  readonly uses: readonly string[]
  /** In the order of the text; an inner definition follows the outer one. */
  readonly definitions: readonly Definition[]
  readonly completeness: Completeness
}

/** Files that landed together with one file before the range began. */
export type CoChange = {
  readonly path: string
  /** Commits looked at that touched the file. */
  readonly commits: number
  /** Of these, how many touched each other file too; the most frequent first. */
  readonly with: readonly { readonly path: string; readonly commits: number }[]
}

/** What the second pass asks once the symptoms are read. */
export type Context = {
  readonly lineHistories: readonly LineHistory[]
  readonly sources: readonly SourceFile[]
  /** Of the implicated files and of what they use, as far as they were read. */
  readonly syntax: readonly FileSyntax[]
  /** Of the implicated files; empty where no history was at hand. */
  readonly coChanges: readonly CoChange[]
  /** Null where no history was at hand. */
  readonly past: Past | null
  /** The repository's CODEOWNERS file at the tree's commit; null where there is none or nobody looked. */
  readonly ownersFile: SourceFile | null
}

/** What is known where nothing was asked. */
export const emptyContext: Context = {
  lineHistories: [],
  sources: [],
  syntax: [],
  coChanges: [],
  past: null,
  ownersFile: null,
}
