import type { PGlite } from '@electric-sql/pglite'

/**
 * Reads every row of every table and walks every index, so that a page that was torn or changed on the disk is found
 * now (pages carry checksums) and not in the middle of a night. A fifth of a second for a store of usual size.
 * @throws {Error} where anything cannot be read
 */
export async function examineDatabase(pglite: PGlite): Promise<void> {
  await pglite.exec('create extension if not exists amcheck')
  await pglite.query(`
    select bt_index_check(i.indexrelid, i.indisunique) is null
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where a.amname = 'btree' and c.relpersistence = 'p' and c.relkind = 'i' and i.indisvalid and i.indisready`)
  const { rows } = await pglite.query<{ readonly name: string; readonly counted: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      case c.relkind when 't' then '*' else 't::text' end as counted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 't') and c.relpersistence = 'p'`)
  for (const { name, counted } of rows) await pglite.query(`select count(${counted}) from ${name} t`)
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
