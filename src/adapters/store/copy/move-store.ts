import { type Kysely, sql, type Transaction } from 'kysely'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { Tables } from '../tables.ts'
import { type CopiedTable, copiedTables } from './copied-tables.ts'
import { type CopiedRow, readRows, rowTally, settleFormats, type Tally, writeRows } from './copy-rows.ts'

/** What came over: rows of each table, and whether it was the first run that found them there already. */
export type Moved = {
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly hash: string }[]
  /** Rows that this run wrote; none where an earlier run had written all. */
  readonly written: number
}

/**
 * Copies the whole state of one store into another of the same version, in one transaction: after an interruption the
 * target is as it was, and the command can be given again. A target that holds the same already is left as it is.
 * Counts and hashes of every table are compared on both sides before anything is made to last.
 * @throws {Refusal} `misconfigured` where the target holds something else
 */
export async function moveStore(from: Kysely<Tables>, to: Kysely<Tables>): Promise<Moved> {
  return await from
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (source) => {
      await settleFormats(source)
      return await to.transaction().execute(async (target) => {
        await settleFormats(target)
        return await copyAll(source, target)
      })
    })
}

async function copyAll(source: Transaction<Tables>, target: Transaction<Tables>): Promise<Moved> {
  const tables = await copiedTables(source)
  const places = new Map((await copiedTables(target)).map((table) => [table.name, table]))
  for (const { name } of tables) await lock(target, name)
  const before = await talliesOf(target, tables)
  const wanted = await talliesOf(source, tables)
  const isThere = tables.every(({ name }) => isEqual(before.get(name), wanted.get(name)))
  if (!isThere) {
    const full = tables.find(({ name }) => (before.get(name)?.rows ?? 0) > 0)
    if (full !== undefined) throw holdsSomethingElse(full.name)
    for (const table of tables) {
      const place = places.get(table.name)
      if (place === undefined) throw new Error(`the target has no table ${table.name}`)
      for await (const rows of readRows(source, table)) await writeRows(target, table, place, rows)
    }
    await compare(target, tables, wanted)
  }
  const totals = tables.map(({ name }) => ({ name, ...(wanted.get(name) ?? { rows: 0, hash: '' }) }))
  return { tables: totals, written: isThere ? 0 : totals.reduce((sum, { rows }) => sum + rows, 0) }
}

/** Nobody writes into the target meanwhile, and who reads it is not disturbed. */
async function lock(target: Transaction<Tables>, name: string): Promise<void> {
  await sql`lock table ${sql.table(name)} in exclusive mode`.execute(target)
}

async function talliesOf(
  trx: Transaction<Tables>,
  tables: readonly CopiedTable[],
): Promise<ReadonlyMap<string, Tally>> {
  const tallies = new Map<string, Tally>()
  for (const table of tables) {
    const tally = rowTally()
    for await (const rows of readRows(trx, table) as AsyncIterable<readonly CopiedRow[]>) tally.add(rows)
    tallies.set(table.name, tally.total())
  }
  return tallies
}

async function compare(
  target: Transaction<Tables>,
  tables: readonly CopiedTable[],
  wanted: ReadonlyMap<string, Tally>,
): Promise<void> {
  const found = await talliesOf(target, tables)
  const wrong = tables.find(({ name }) => !isEqual(found.get(name), wanted.get(name)))
  if (wrong !== undefined)
    throw new Error(`${wrong.name} is not the same after it was copied; nothing was kept`)
}

function isEqual(one: Tally | undefined, other: Tally | undefined): boolean {
  return one !== undefined && one.rows === other?.rows && one.hash === other.hash
}

function holdsSomethingElse(table: string): Refusal {
  return new Refusal(
    'misconfigured',
    `The database of DATABASE_URL is not empty (${table}), and is no copy of this store`,
    'Give an empty database. Nothing was changed.',
  )
}
