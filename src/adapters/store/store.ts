import type { Instant } from '../../engine/model/ids.ts'
import type { Renaming } from '../../engine/model/renaming.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { AnswerCache, Cases, SpendLedger } from '../../engine/ports.ts'
import type { DeadLetters } from './dead-letters.ts'
import type { Deliveries } from './deliveries.ts'
import type { Duties } from './duties.ts'
import type { EffectLedger } from './effects.ts'
import type { JobQueue } from './job-queue.ts'
import type { Landings } from './landings.ts'
import type { MergeGroups } from './merge-groups.ts'
import type { Pushes } from './pushes.ts'
import type { Recoveries } from './recoveries.ts'
import type { Tables } from './tables.ts'
import type { ExportedRow } from './tenant/export-installation.ts'
import type { Retention } from './tenant/retention.ts'
import type { WordBook } from './word-book.ts'

/** All the App remembers. The same on the embedded database and on a PostgreSQL server. */
export type Store = {
  readonly deliveries: Deliveries
  readonly queue: JobQueue
  readonly deadLetters: DeadLetters
  readonly duties: Duties
  /** What belongs to one installation; nothing given out here can reach another's. */
  forInstallation(installation: string): Tenancy
  /** Forgets what is older, of all installations. Answers how many rows of each table went. */
  forget(days: Retention): Promise<Readonly<Record<keyof Tables, number>>>
  /** What the start lost and brought back: an embedded store was damaged. Null where all is well. */
  readonly restored: Restored | null
  /**
   * Resolves, in the words of the database, once an embedded store is found damaged while it is in use. Nothing is
   * accepted that is not safe, but what needs the damaged part fails until the process is started anew, which repairs it.
   */
  readonly damaged: Promise<string>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** Stops taking jobs, waits for those at hand, and lets go of the database. */
  close(): Promise<void>
}

/** How a damaged store was replaced. Sweep and reconcile bring back what happened since the snapshot. */
export type Restored = {
  readonly because: string
  /** When the snapshot was taken; null where there was none, and the store is empty. */
  readonly from: Instant | null
  readonly rows: number
  /** Where the damaged database lies now. */
  readonly setAside: string | null
}

export type Tenancy = {
  readonly cases: Cases
  readonly recoveries: Recoveries
  readonly words: WordBook
  readonly landings: Landings
  readonly pushes: Pushes
  readonly mergeGroups: MergeGroups
  /** What language models cost. */
  readonly modelLedger: SpendLedger
  readonly modelAnswers: AnswerCache
  /** The ledger of what one delivery makes us do. */
  readonly effects: (cause: string) => EffectLedger
  /** How many runs we started again in a repository in the last 24 hours. */
  rerunsLately(repo: Repo): Promise<number>
  /** Every row there is about the installation. */
  everything(): AsyncIterable<ExportedRow>
  /** Gives every row about one of its repositories, or about all of them, the new name. Answers how many incidents moved. */
  move(renaming: Renaming): Promise<number>
  /** Removes every row about one of its repositories. */
  forget(repo: Repo): Promise<void>
  /** Removes every row and job of the installation, from snapshots too. */
  erase(): Promise<void>
}
