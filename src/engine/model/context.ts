import type { Completeness } from './completeness.ts'
import type { Sha } from './ids.ts'

/** Every file of the repository at the commit whose files are read. */
export type Tree = {
  readonly sha: Sha | null
  readonly paths: readonly string[]
  readonly completeness: Completeness
}

/** Commits of the range that wrote or rewrote a stretch of lines, the last writer first. */
export type LineHistory = {
  readonly path: string
  /** 1-based, both included. */
  readonly start: number
  readonly end: number
  readonly commits: readonly Sha[]
}

/** Text of a file at the tree's commit. Untrusted. */
export type SourceFile = { readonly path: string; readonly text: string; readonly completeness: Completeness }

/** What the second pass asks once the symptoms are read. */
export type Context = {
  readonly lineHistories: readonly LineHistory[]
  readonly sources: readonly SourceFile[]
}
