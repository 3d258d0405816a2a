import { sql, type Transaction } from 'kysely'

import { storeSchema } from './migrate.ts'
import type { Tables } from './tables.ts'

/** When a new job of an installation may be taken, and before which others. */
export type Turn = {
  /** The higher, the sooner. */
  readonly priority: number
  /** Not before; null for at once. */
  readonly startAfter: Date | null
}

/** About what a job takes. A job is treated as if it had come so much later than the one before it of its installation. */
const secondsEach = 10
/** Whoever has sent more than an hour's work waits no longer than that behind others. */
const mostSecondsBehind = 3600
/** Priorities are 32 bits wide: seconds since then last until 2094. */
const priorityZero = '2026-01-01T00:00:00Z'

const turns = sql.table(`${storeSchema}.turns`)
const pauses = sql.table(`${storeSchema}.pauses`)

type Given = {
  readonly installation: string
  /** The ages of the first and of the last of the jobs, in seconds. */
  readonly first: number
  readonly last: number
  readonly until: Date | null
}

/**
 * Gives jobs, named by their installations, their places in the queue. Jobs are taken in the order in which they would
 * have come if each installation sent one every ten seconds: whoever sends five hundred at once waits behind whoever
 * sends one, and nobody waits for ever. Jobs of one installation stay in the order in which they are given here. The
 * clock is the database's.
 */
export async function takeTurns(
  trx: Transaction<Tables>,
  installations: readonly string[],
): Promise<readonly Turn[]> {
  if (installations.length === 0) return []
  const byInstallation = new Map((await takeAll(trx, installations)).map((one) => [one.installation, one]))
  const nth = new Map<string, number>()
  return installations.map((installation) => {
    const n = nth.get(installation) ?? 0
    nth.set(installation, n + 1)
    const given = byInstallation.get(installation)
    if (given === undefined) throw new Error('a turn for every installation')
    return { priority: -Math.min(given.first + n * secondsEach, given.last), startAfter: given.until }
  })
}

async function takeAll(
  trx: Transaction<Tables>,
  installations: readonly string[],
): Promise<readonly Given[]> {
  const counts = Map.groupBy(installations, (one) => one)
  const asked = sql.join(
    [...counts].map(([installation, all]) => sql`(${installation}::text, ${all.length}::int)`),
  )
  const seconds = (count: ReturnType<typeof sql>) => sql`make_interval(secs => ${count}::double precision)`
  const each = seconds(sql`${secondsEach}`)
  const most = seconds(sql`${mostSecondsBehind}`)
  const age = (at: ReturnType<typeof sql>) =>
    sql`floor(extract(epoch from ${at} - ${priorityZero}::timestamptz))::int`
  // With one job, what was written is its place; with several, the first one's follows from what was there before. So
  // that is locked first, in one order for all who do this at once. Only of an installation that is not there yet
  // somebody else may write a place in between.
  const { rows } = await sql<Given>`
    with asked (installation, jobs) as (values ${asked}),
    before as materialized (
      select t.installation, t.last_at from ${turns} t join asked using (installation)
      order by t.installation for update of t),
    taken as (
      insert into ${turns} as t (installation, last_at)
      select installation, now() + least((jobs - 1) * ${each}, ${most})
      from asked left join before using (installation) order by installation
      on conflict (installation) do update set last_at = least(
        greatest(now(), t.last_at + ${each}) + (excluded.last_at - now()),
        greatest(t.last_at, now() + ${most}))
      returning installation, last_at)
    select taken.installation, ${age(sql`taken.last_at`)} as last,
      case when asked.jobs = 1 then ${age(sql`taken.last_at`)} else ${age(sql`
        least(coalesce(greatest(now(), before.last_at + ${each}), now()), taken.last_at)`)} end as first,
      p.until
    from taken join asked using (installation) left join before using (installation)
      left join ${pauses} p on p.installation = taken.installation and p.until > now()`.execute(trx)
  return rows
}
