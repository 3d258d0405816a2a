import type { DeadLetter } from '../adapters/store/dead-letters.ts'
import { moveToPostgres, openStore, type StorePlace } from '../adapters/store/open-store.ts'
import type { Store } from '../adapters/store/store.ts'
import type { Journal } from '../engine/ports.ts'
import { writeWhole } from './write-whole.ts'

export type { DeadLetter } from '../adapters/store/dead-letters.ts'
export type { Moved } from '../adapters/store/copy/move-store.ts'

/** Moves what an embedded store holds into a PostgreSQL server. */
export const moveState = moveToPostgres

/** The jobs that were given up. */
export async function listDeadLetters(place: StorePlace, journal: Journal): Promise<readonly DeadLetter[]> {
  return await withStore(place, journal, async (store) => await store.deadLetters.list())
}

/** Puts dead jobs back into the queue; all there are where null. Answers how many. */
export async function requeueDeadLetters(
  place: StorePlace,
  ids: readonly string[] | null,
  journal: Journal,
): Promise<number> {
  return await withStore(place, journal, async (store) => await store.deadLetters.requeue(ids))
}

/** Writes all that is kept about an installation to a file, a row a line, in one step. Answers how many there were. */
export async function exportEverything(
  place: StorePlace,
  installation: string,
  path: string,
  journal: Journal,
): Promise<number> {
  return await withStore(place, journal, async (store) => {
    const lines: string[] = []
    for await (const row of store.forInstallation(installation).everything()) {
      lines.push(`${JSON.stringify(row)}\n`)
    }
    await writeWhole(path, lines.join(''))
    return lines.length
  })
}

async function withStore<T>(
  place: StorePlace,
  journal: Journal,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(place, journal)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
