import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { createGunzip, createGzip } from 'node:zlib'

import { type Kysely, sql } from 'kysely'
import { z } from 'zod'

import { migrationsDone } from '../migrate.ts'
import type { Tables } from '../tables.ts'
import { type CopiedTable, copiedTables } from './copied-tables.ts'
import { type CopiedRow, readRows, rowTally, settleFormats, type Tally } from './copy-rows.ts'

/** What stands before the rows of a snapshot. */
export type SnapshotHead = {
  readonly madeAt: string
  /** The last migration of the store that was copied. */
  readonly migration: string
  /** Which database it was taken of. */
  readonly database: string
  /** How far the database had written, in bytes; the database itself only ever gets further. */
  readonly position: string
}

const head = z.object({
  snapshot: z.literal(1),
  madeAt: z.string(),
  migration: z.string(),
  database: z.string(),
  position: z.string().regex(/^\d{1,20}$/),
})
const table = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})
const row = z.array(z.string().nullable())
const end = z.object({ end: z.record(z.string(), z.object({ rows: z.int(), hash: z.string() })) })

/** Writes the whole state of the store to a file, in one step: a name that is there holds a whole snapshot. */
export async function writeSnapshot(
  db: Kysely<Tables>,
  path: string,
  of: Pick<SnapshotHead, 'madeAt' | 'database'>,
): Promise<void> {
  const migration = (await migrationsDone(db)).at(-1) ?? ''
  const partial = `${path}.partial`
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await settleFormats(trx)
      const { rows } = await sql<{ readonly position: string }>`
        select (pg_current_wal_insert_lsn() - '0/0')::bigint::text as position`.execute(trx)
      const position = rows[0]?.position ?? '0'
      const tables = await copiedTables(trx)
      async function* lines(): AsyncGenerator<string> {
        yield `${JSON.stringify({ snapshot: 1, ...of, migration, position })}\n`
        const tallies: Record<string, Tally> = {}
        for (const copied of tables) {
          yield `${JSON.stringify({ table: copied.name, columns: copied.columns })}\n`
          const tally = rowTally()
          for await (const piece of readRows(trx, copied)) {
            tally.add(piece)
            yield piece.map((cells) => `${JSON.stringify(cells)}\n`).join('')
          }
          tallies[copied.name] = tally.total()
        }
        yield `${JSON.stringify({ end: tallies })}\n`
      }
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(partial, { flush: true }))
    })
  await rename(partial, path)
  await syncDirectory(dirname(path))
}

/** Makes names that were written to a directory last. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

export type SnapshotPart =
  | { readonly kind: 'head'; readonly head: SnapshotHead }
  | { readonly kind: 'rows'; readonly table: CopiedTable; readonly rows: readonly CopiedRow[] }

const rowsAtOnce = 500

/** @throws {Error} where the file is not whole: cut, changed, or none of ours */
export async function* readSnapshot(path: string): AsyncGenerator<SnapshotPart> {
  const tallies = new Map<string, ReturnType<typeof rowTally>>()
  let [current, rows]: [CopiedTable | null, CopiedRow[]] = [null, []]
  let isEnded = false
  const flushed = function* (least: number): Generator<SnapshotPart> {
    if (current === null || rows.length < least) return
    tallies.get(current.name)?.add(rows)
    yield { kind: 'rows', table: current, rows }
    rows = []
  }
  for await (const line of linesOf(path)) {
    const parsed: unknown = JSON.parse(line)
    if (Array.isArray(parsed)) {
      rows.push(row.parse(parsed))
      yield* flushed(rowsAtOnce)
      continue
    }
    yield* flushed(1)
    if (current === null && !isEnded && tallies.size === 0 && head.safeParse(parsed).success) {
      yield { kind: 'head', head: head.parse(parsed) }
      continue
    }
    const ended = end.safeParse(parsed)
    if (ended.success) {
      checkTallies(ended.data.end, tallies)
      isEnded = true
      continue
    }
    const next = table.parse(parsed)
    current = { name: next.table, columns: next.columns }
    tallies.set(current.name, rowTally())
  }
  if (!isEnded) throw new Error('the snapshot has no end')
}

function checkTallies(
  said: Readonly<Record<string, Tally>>,
  found: ReadonlyMap<string, ReturnType<typeof rowTally>>,
): void {
  for (const [name, { rows, hash }] of Object.entries(said)) {
    const total = found.get(name)?.total()
    if (total?.rows !== rows || total.hash !== hash) throw new Error(`the snapshot is not whole at ${name}`)
  }
}

/** Not by `readline`, which also breaks lines at separators that JSON leaves as they are. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  const file = createReadStream(path)
  const unpacked = createGunzip()
  const ended = pipeline(file, unpacked)
  ended.catch(() => {})
  let rest = ''
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const pieces = (rest + decoder.write(chunk)).split('\n')
    rest = pieces.pop() ?? ''
    yield* pieces
  }
  await ended
  if (rest !== '') throw new Error('the snapshot is cut')
}
