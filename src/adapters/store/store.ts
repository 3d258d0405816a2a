import type { AnswerCache, Cases, SpendLedger } from '../../engine/ports.ts'
import type { Deliveries } from './deliveries.ts'
import type { EffectLedger } from './effects.ts'
import type { JobQueue } from './job-queue.ts'
import type { Recoveries } from './recoveries.ts'
import type { WordBook } from './word-book.ts'

/** All the App remembers. The same on the embedded database and on a PostgreSQL server. */
export type Store = {
  readonly deliveries: Deliveries
  readonly queue: JobQueue
  /** What belongs to one installation; nothing given out here can reach another's. */
  forInstallation(installation: string): Tenancy
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** Stops taking jobs, waits for those at hand, and lets go of the database. */
  close(): Promise<void>
}

export type Tenancy = {
  readonly cases: Cases
  readonly recoveries: Recoveries
  readonly words: WordBook
  /** What language models cost. */
  readonly modelLedger: SpendLedger
  readonly modelAnswers: AnswerCache
  /** The ledger of what one delivery makes us do. */
  readonly effects: (cause: string) => EffectLedger
  /** Removes every row of the installation. */
  erase(): Promise<void>
}
