import type { PGlite } from '@electric-sql/pglite'

/**
 * Reads every row of every table and walks every index, so that a page that was torn or changed on the disk is found
 * now (pages carry checksums) and not in the middle of a night. A table that was cut short at the end of a page looks
 * whole by itself: so its rows are also looked up by an index. Some tenths of a second for a store of usual size.
 * @throws {Error} where anything cannot be read
 */
export async function examineDatabase(pglite: PGlite): Promise<void> {
  await pglite.exec('create extension if not exists amcheck')
  await pglite.query(`
    select bt_index_check(i.indexrelid, i.indisunique) is null
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where a.amname = 'btree' and c.relpersistence = 'p' and c.relkind = 'i' and i.indisvalid and i.indisready`)
  const { rows } = await pglite.query<Examined>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      case c.relkind when 't' then '*' else 't::text' end as counted,
      (select string_agg(format('t.%I', a.attname), ', ' order by key.nth)
        from unnest(i.indkey) with ordinality as key (number, nth)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.number
        where key.nth <= i.indnkeyatts) as keys
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join lateral (
      select * from pg_index i
      where i.indrelid = c.oid and i.indpred is null and i.indexprs is null and i.indisvalid and i.indisready
        and exists (select 1 from pg_class x join pg_am m on m.oid = x.relam where x.oid = i.indexrelid and m.amname = 'btree')
      order by i.indisunique desc, i.indexrelid limit 1) i on true
    where c.relkind in ('r', 'm', 't') and c.relpersistence = 'p'`)
  for (const table of rows) await examineTable(pglite, table)
}

type Examined = {
  readonly name: string
  /** What is counted so that a row is read. */
  readonly counted: string
  /** The columns of an index that has all rows; null where there is none. */
  readonly keys: string | null
}

const byIndexOnly = ['seqscan', 'bitmapscan', 'indexonlyscan', 'sort']

async function examineTable(pglite: PGlite, { name, counted, keys }: Examined): Promise<void> {
  await pglite.transaction(async (trx) => {
    const count = async (rows: string): Promise<number> => {
      const { rows: answer } = await trx.query<{ readonly count: number }>(rows)
      return Number(answer[0]?.count)
    }
    const read = await count(`select count(${counted}) from ${name} t`)
    if (keys === null) return
    for (const way of byIndexOnly) await trx.exec(`set local enable_${way} = off`)
    const found = await count(
      `select count(*) from (select t.* from ${name} t order by ${keys} offset 0) all_of_them`,
    )
    if (found !== read) throw new Error(`${name} has ${read} rows and ${found} in its index`)
  })
}

/**
 * Whether an error of the database tells of damage: XX001 and XX002 are PostgreSQL's words for damaged data and
 * indexes, XX000 is what it never expected, 58P01 a file that is missing; without a code it could not start at all.
 */
export function tellsOfDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code !== 'string' || ['XX000', 'XX001', 'XX002', '58P01'].includes(code)
}

/** How far the database has written, in bytes. It only ever grows. */
export async function writtenUpTo(pglite: PGlite): Promise<bigint> {
  const { rows } = await pglite.query<{ readonly position: string }>(
    "select (pg_current_wal_insert_lsn() - '0/0')::bigint::text as position",
  )
  return BigInt(rows[0]?.position ?? 0)
}
