import { type Kysely, sql, type Transaction } from 'kysely'

import type { IncidentId } from '../../engine/model/ids.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Tables } from './tables.ts'

/** What is known of an act before it is tried. */
export type Begun =
  /** A row was written; nobody tried it before. */
  | { readonly kind: 'first-try' }
  /** It was tried and refused, or nobody knows how that ended: look before acting. */
  | { readonly kind: 'try-again' }
  | { readonly kind: 'done'; readonly url: string | null }
  /** Somebody is presumed to be at it, on behalf of this delivery or of another. */
  | { readonly kind: 'held' }

/** A row stands before an act happens. */
export type ActRows = {
  begin(act: string): Promise<Begun>
  done(act: string, url: string | null): Promise<void>
  refused(act: string, because: string): Promise<void>
  /** It failed in a way that leaves open whether it took effect. */
  uncertain(act: string): Promise<void>
}

/** The write-ahead ledger of what one delivery makes us do. */
export type EffectLedger = ActRows & {
  /** For acts that happen once in the life of an installation, whatever deliveries ask for them. */
  readonly once: ActRows
  /** Whether any act was ever begun for this delivery; of this incident, where one is given. */
  hasBegun(incident?: IncidentId): Promise<boolean>
}

export type Holder = {
  /** Unique to this process; for whoever looks into the ledger. */
  readonly id: string
  /** How long an act may take before another process may presume this one dead. */
  readonly leaseMs: number
}

type Cause = { readonly installation: string; readonly cause: string }

/** Stands where the delivery would, and can be none: ids of deliveries have no such character. */
const whateverCause = '*'

export function effectLedger(db: Kysely<Tables>, of: Cause, holder: Holder): EffectLedger {
  return {
    ...actRows(db, of, holder),
    once: actRows(db, { ...of, cause: whateverCause }, holder),
    hasBegun: async (incident) => {
      const rows = await db
        .selectFrom('effects')
        .select('act')
        .where((is) => is.and(of))
        .execute()
      return rows.some(({ act }) => incident === undefined || act.includes(JSON.stringify(incident)))
    },
  }
}

function actRows(db: Kysely<Tables>, of: Cause, holder: Holder): ActRows {
  const settle = async (act: string, how: Settlement): Promise<void> => {
    await db
      .updateTable('effects')
      .set({ ...how, settled_at: new Date() })
      .where((is) => is.and({ ...of, act }))
      .execute()
  }
  return {
    begin: async (act) => await begin(db, { ...of, act }, holder),
    done: async (act, url) => await settle(act, { state: 'done', result_url: url }),
    refused: async (act, because) => await settle(act, { state: 'refused', refused_because: because }),
    uncertain: async (act) => await settle(act, { state: 'uncertain' }),
  }
}

type Settlement = {
  readonly state: 'done' | 'refused' | 'uncertain'
  readonly result_url?: string | null
  readonly refused_because?: string
}

type Effect = Cause & { readonly act: string }

async function begin(db: Kysely<Tables>, effect: Effect, holder: Holder): Promise<Begun> {
  // The database's clock, so that replicas with wrong clocks agree on who holds what.
  const heldUntil = sql<Date>`now() + make_interval(secs => ${holder.leaseMs / 1000}::double precision)`
  const held = { holder: holder.id, held_until: heldUntil }
  return await db.transaction().execute(async (trx) => {
    // One at a time may begin this act, for whatever delivery, or two would not see each other's row.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${effect.installation} ${effect.act}`}, 0))`.execute(
      trx,
    )
    if (await isHeldForAnother(trx, effect)) return { kind: 'held' }
    const inserted = await trx
      .insertInto('effects')
      .values({ ...effect, state: 'begun', ...held })
      .onConflict((conflict) => conflict.doNothing())
      .returning('act')
      .executeTakeFirst()
    if (inserted !== undefined) return { kind: 'first-try' }
    const row = await trx
      .selectFrom('effects')
      .select(['state', 'result_url'])
      .select(sql<number>`extract(epoch from held_until - now())::double precision * 1000`.as('held_for_ms'))
      .where((is) => is.and(effect))
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.state === 'done') return { kind: 'done', url: row.result_url }
    if (row.state === 'begun' && row.held_for_ms > 0) return { kind: 'held' }
    await trx
      .updateTable('effects')
      .set({ state: 'begun', ...held })
      .where((is) => is.and(effect))
      .execute()
    return { kind: 'try-again' }
  })
}

/** Whether the same act is presumed to be happening on behalf of another delivery. */
async function isHeldForAnother(
  trx: Transaction<Tables>,
  { installation, cause, act }: Effect,
): Promise<boolean> {
  const row = await trx
    .selectFrom('effects')
    .select('cause')
    .where('installation', '=', installation)
    .where('act', '=', act)
    .where('cause', '!=', cause)
    .where('state', '=', 'begun')
    .where('held_until', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row !== undefined
}

/** How many runs were started again in a repository in the last 24 hours, by the names that such acts have. */
export async function rerunsLately(
  db: Kysely<Tables>,
  installation: string,
  { owner, name }: Repo,
): Promise<number> {
  const begins = `${JSON.stringify(['re-run', owner, name]).slice(0, -1)},`
  const row = await db
    .selectFrom('effects')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where((is) => is.and({ installation, cause: whateverCause, state: 'done' }))
    .where(sql<boolean>`starts_with(act, ${begins})`)
    .where('settled_at', '>', sql<Date>`now() - interval '24 hours'`)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** For a store of which this process is the only user: whatever was begun before was cut off. */
export async function doubtAllBegun(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('effects').set({ state: 'uncertain' }).where('state', '=', 'begun').execute()
}
