import { createHash } from 'node:crypto'

import { sql, type Transaction } from 'kysely'

import type { Tables } from '../tables.ts'
import { type CopiedTable, isState } from './copied-tables.ts'

/** The values of a row as PostgreSQL writes them, which it reads back to the same values whatever their types. */
export type CopiedRow = readonly (string | null)[]

/** How many rows there were, and what they add up to in any order. */
export type Tally = { readonly rows: number; readonly hash: string }

/** Enough to keep statements few, and little enough to hold. */
const rowsAtOnce = 500

/** Makes values look the same whatever the server's settings. */
export async function settleFormats(trx: Transaction<Tables>): Promise<void> {
  await sql`set local timezone = 'UTC'`.execute(trx)
  await sql`set local datestyle = 'ISO'`.execute(trx)
  await sql`set local extra_float_digits = 1`.execute(trx)
}

/** All rows of a table in pieces, as the transaction sees them. */
export async function* readRows(
  trx: Transaction<Tables>,
  table: CopiedTable,
): AsyncGenerator<readonly CopiedRow[]> {
  const { name, columns } = table
  const cells = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`))
  await sql`declare copied no scroll cursor for select array[${cells}] as cells from ${sql.table(name)} where ${sql.raw(isState(table))}`.execute(
    trx,
  )
  for (;;) {
    const { rows } = await sql<{
      readonly cells: CopiedRow
    }>`fetch ${sql.raw(String(rowsAtOnce))} from copied`.execute(trx)
    if (rows.length === 0) break
    yield rows.map((row) => row.cells)
  }
  await sql`close copied`.execute(trx)
}

/**
 * Puts rows into a table; those that are there already stay as they are. Columns that the table lacks are left out, and
 * those that the rows lack take their defaults: the queue's own table may differ between versions.
 */
export async function writeRows(
  trx: Transaction<Tables>,
  from: CopiedTable,
  into: CopiedTable,
  rows: readonly CopiedRow[],
): Promise<void> {
  const known = new Map(into.columns.map(({ name, type }) => [name, type]))
  const shared = from.columns.flatMap(({ name }, at) => {
    const type = known.get(name)
    return type === undefined ? [] : [{ name, type, at }]
  })
  const names = sql.join(shared.map(({ name }) => sql.ref(name)))
  const values = sql.join(
    shared.map(({ type, at }) => sql`(cells ->> ${sql.raw(String(at))})::${sql.raw(type)}`),
  )
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const piece = JSON.stringify(rows.slice(start, start + rowsAtOnce))
    await sql`insert into ${sql.table(into.name)} (${names})
      select ${values} from json_array_elements(${piece}::json) as cells on conflict do nothing`.execute(trx)
  }
}

/** Adds up rows to what tells whether two tables hold the same. */
export function rowTally(): { add(rows: readonly CopiedRow[]): void; total(): Tally } {
  let [count, sum] = [0, 0n]
  return {
    add: (rows) => {
      for (const row of rows) {
        const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex')
        sum = BigInt.asUintN(256, sum + BigInt(`0x${hash}`))
      }
      count += rows.length
    },
    total: () => ({ rows: count, hash: sum.toString(16).padStart(64, '0') }),
  }
}
