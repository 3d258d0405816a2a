import type { Instant } from '../../engine/model/ids.ts'
import type { LeftOutDocument } from './corpus-document.ts'
import type { DocumentKind } from './corpus-paths.ts'
import { type Dropped, droppedSays } from './screen-examples.ts'

export type WrittenFile = {
  readonly path: string
  readonly lines: number
  readonly bytes: number
  readonly sha256: string
}

/** What a leakage check looked at and found; what it found was left out. */
export type LeakageCheck = { readonly check: string; readonly looked: number; readonly found: number }

/** What an export holds, where it comes from and what was checked. No times and no paths of the machine: it is the same for the same input. */
export type Manifest = {
  readonly version: 1
  readonly program: string
  readonly base: string
  /** Examples seen before this instant teach, those from it on are measured on. */
  readonly border: Instant
  readonly sources: readonly {
    readonly cases: string
    readonly sha256: string
    readonly head: string | null
  }[]
  readonly cases: {
    readonly read: number
    readonly earlier: number
    readonly later: number
    readonly leftOut: readonly { readonly because: Dropped; readonly says: string; readonly count: number }[]
  }
  readonly corpus: {
    readonly documents: Readonly<Partial<Record<DocumentKind, number>>>
    readonly leftOut: Readonly<Partial<Record<LeftOutDocument, number>>>
    /** The commits that were read: older than all changes of the later cases. */
    readonly commits: readonly { readonly repo: string; readonly commit: string }[]
  }
  readonly leakage: readonly LeakageCheck[]
  /** Places where a secret or an address was taken out. */
  readonly redactions: number
  /** Upper bound of the tokens of the longest example. */
  readonly longestTokens: number
  readonly files: readonly WrittenFile[]
}

/** Of how many cases something was left out for each reason, the most frequent first. */
export function countDropped(
  dropped: readonly { readonly id: string; readonly because: Dropped }[],
): Manifest['cases']['leftOut'] {
  return [...Map.groupBy(dropped, ({ because }) => because)]
    .map(([because, all]) => ({
      because,
      says: droppedSays[because],
      count: new Set(all.map(({ id }) => id)).size,
    }))
    .toSorted((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1))
}

/** Tokens that a text takes at most: three bytes each, which no common tokenizer exceeds on code and English. */
export function tokensAtMost(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3)
}

/** A length of sequences that holds so many tokens and the marks of a chat template: a power of two. */
export function sequenceLengthFor(tokens: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2048, tokens + 256)))
}
