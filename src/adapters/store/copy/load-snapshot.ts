import type { Kysely } from 'kysely'

import type { Tables } from '../tables.ts'
import { copiedTables } from './copied-tables.ts'
import { settleFormats, writeRows } from './copy-rows.ts'
import { readSnapshot } from './snapshot-file.ts'

/** Fills a store of the snapshot's own version with its rows, all or none. Answers how many there were. */
export async function loadSnapshot(db: Kysely<Tables>, path: string): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await settleFormats(trx)
    const tables = new Map((await copiedTables(trx)).map((table) => [table.name, table]))
    let count = 0
    for await (const part of readSnapshot(path)) {
      if (part.kind === 'head') continue
      const into = tables.get(part.table.name)
      if (into === undefined) throw new Error(`there is no table ${part.table.name} to put rows into`)
      await writeRows(trx, part.table, into, part.rows)
      count += part.rows.length
    }
    return count
  })
}
