import { type Kysely, sql, type SqlBool } from 'kysely'

import type { Journal } from '../../../engine/ports.ts'
import { storeSchema } from '../migrate.ts'
import { answersKeptDays } from '../model-answers.ts'
import { spendingKeptDays } from '../model-ledger.ts'
import type { Tables } from '../tables.ts'

/** For how many days each kind of thing is kept. */
export type Retention = {
  /** Deliveries, and what they made us do. */
  readonly deliveries: number
  /** Incidents, since they last changed, and when things were seen good. */
  readonly incidents: number
  /** Excerpts of logs and the changes of an incident's range; what a language model answered about them at most. */
  readonly excerpts: number
  /** What maintainers said, with the incidents and excerpts it is about: it teaches. */
  readonly labels: number
}

/** An incident that is open stays until it is over, but not for ever: then nobody will say so any more. */
const longestOpenDays = 365

/**
 * Forgets what is older, of all installations. What is waiting, and the rows by which a revert happens once ever, stay.
 * Answers how many rows of each table went.
 */
export async function forgetOld(
  db: Kysely<Tables>,
  days: Retention,
): Promise<Readonly<Record<keyof Tables, number>>> {
  const gone = async (table: keyof Tables, where: ReturnType<typeof sql<SqlBool>>) => {
    const [result] = await db.deleteFrom(table).where(where).execute()
    return Number(result?.numDeletedRows ?? 0)
  }
  const before = (count: number) => sql`now() - make_interval(days => ${count})`
  // In this order: words keep windows and cases.
  const words = await gone('words', sql`at < ${before(days.labels)}`)
  const windows = await gone(
    'windows',
    sql`kept_at < ${before(days.excerpts)} and not exists (${saidOf('windows')})`,
  )
  const over = sql`(state = 'closed' or updated_at < ${before(Math.max(longestOpenDays, days.incidents))})`
  const cases = await gone(
    'cases',
    sql`updated_at < ${before(days.incidents)} and ${over} and not exists (${saidOf('cases')})`,
  )
  return {
    words,
    windows,
    cases,
    recoveries: await gone('recoveries', sql`at < ${before(days.incidents)}`),
    deliveries: await gone(
      'deliveries',
      sql`received_at < ${before(days.deliveries)} and state <> 'waiting'`,
    ),
    effects: await gone(
      'effects',
      sql`begun_at < ${before(days.deliveries)} and state in ('done', 'refused') and cause <> '*'`,
    ),
    turns: await gone('turns', sql`last_at < now()`),
    pauses: await gone('pauses', sql`until < now()`),
    landings: await gone('landings', sql`merged_at < ${before(days.deliveries)}`),
    pushes: await gone('pushes', sql`pushed_at < ${before(days.deliveries)}`),
    pushed_commits: await gone('pushed_commits', sql`pushed_at < ${before(days.deliveries)}`),
    merge_groups: await gone('merge_groups', sql`formed_at < ${before(days.deliveries)}`),
    model_spending: await gone('model_spending', sql`updated_at < ${before(spendingKeptDays)}`),
    model_answers: await gone(
      'model_answers',
      sql`kept_at < ${before(Math.min(answersKeptDays, days.excerpts))}`,
    ),
  }
}

const firstAfterMs = 60_000
const everyMs = 6 * 3_600_000

/** Forgets again and again, and tidies up then; replicas that do it at once find less to forget. */
export function keepForgetting(
  db: Kysely<Tables>,
  days: Retention,
  journal: Journal,
  tidyUp: () => Promise<unknown>,
): { readonly stop: () => void } {
  const forget = async () => {
    try {
      journal.note('forgot what is old', await forgetOld(db, days))
      await tidyUp()
    } catch (error) {
      journal.note('could not forget what is old', { error: String(error).slice(0, 300) })
    }
  }
  const timers = [setTimeout(() => void forget(), firstAfterMs), setInterval(() => void forget(), everyMs)]
  for (const timer of timers) timer.unref()
  return { stop: () => timers.forEach((timer) => clearTimeout(timer)) }
}

/** What people said about the incident of a row of the table. */
function saidOf(table: 'windows' | 'cases') {
  const [words, row] = [sql.table(`${storeSchema}.words`), sql.raw(table)]
  return sql`
    select 1 from ${words} said
    where said.installation = ${row}.installation and said.incident_id = ${row}.incident_id`
}
