import type { PGlite } from '@electric-sql/pglite'

import { examineDatabase, tellsOfDamage } from './examine-database.ts'

/** Listens to the errors of a database that is in use, and tells once that it is damaged. */
export type DamageWatch = {
  /** Every error of a query belongs here. One that tells of damage has the database examined. */
  readonly heard: (error: unknown) => void
  /** Resolves, in words of the database, once an examination failed; else never. */
  readonly found: Promise<string>
  readonly isDamaged: () => boolean
  /** What is heard from now on comes from the closing itself. */
  readonly end: () => void
}

/** An error that is none of the database's is examined too, and need not be again at once. */
const pauseMs = 60_000

export function damageWatch(pglite: PGlite): DamageWatch {
  let [isDamaged, hasEnded, nextAt] = [false, false, 0]
  let tell = (_because: string): void => {}
  const found = new Promise<string>((resolve) => (tell = resolve))
  const examine = async (): Promise<void> => {
    try {
      await examineDatabase(pglite)
    } catch (error) {
      if (hasEnded || !tellsOfDamage(error)) return
      isDamaged = true
      tell(String(error).slice(0, 300))
    }
  }
  return {
    heard: (error) => {
      if (hasEnded || isDamaged || !tellsOfDamage(error) || Date.now() < nextAt) return
      nextAt = Date.now() + pauseMs
      void examine()
    },
    found,
    isDamaged: () => isDamaged,
    end: () => {
      hasEnded = true
    },
  }
}
