import { type Kysely, sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import { z } from 'zod'

import { deadName, queueSchema } from './prepare-queues.ts'
import type { Tables } from './tables.ts'

/** A job that was given up after its last try. */
export type DeadLetter = {
  readonly id: string
  readonly installation: string
  readonly delivery: string
  /** What was to be done, such as `triage`; empty where the job cannot be read. */
  readonly order: string
  readonly tries: number
  /** When it was given up. */
  readonly since: Date
  /** How the last try ended. */
  readonly says: string
}

/** For whoever operates the App: the jobs of all installations that were given up. */
export type DeadLetters = {
  /** The oldest first. */
  list(): Promise<readonly DeadLetter[]>
  /** Puts them back into the queue with all tries before them; all there are where null. Answers how many. */
  requeue(ids: readonly string[] | null): Promise<number>
}

const text = z.string().catch('')
const data = z.object({ installation: text, delivery: text, order: text }).catch({
  installation: '',
  delivery: '',
  order: '',
})
const order = z.object({ kind: text })
const output = z.object({ says: z.string().optional(), error: z.string().optional() }).catch({})

type Row = {
  readonly id: string
  readonly data: unknown
  readonly created_on: Date
  readonly source_retry_count: number | null
  readonly source_output: unknown
}

export function deadLetters(boss: PgBoss, db: Kysely<Tables>): DeadLetters {
  const rows = async () => {
    const found = await sql<Row>`
      select id, data, created_on, source_retry_count, source_output from ${sql.table(`${queueSchema}.job`)}
      where name = ${deadName} and state < 'active' order by created_on, id`.execute(db)
    return found.rows
  }
  return {
    list: async () => (await rows()).map(letterOf),
    requeue: async (ids) => {
      const wanted = (await rows()).filter(({ id }) => ids === null || ids.includes(id)).map(letterOf)
      let moved = 0
      for (const letter of wanted) moved += await requeue(boss, db, letter)
      return moved
    },
  }
}

/** The delivery waits again when its job does. */
async function requeue(boss: PgBoss, db: Kysely<Tables>, letter: DeadLetter): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('deliveries')
      .set({ state: 'waiting' })
      .where('installation', '=', letter.installation)
      .where('guid', '=', letter.delivery)
      .execute()
    return await boss.redrive(deadName, { ids: [letter.id], db: fromKysely(trx) })
  })
}

function letterOf(row: Row): DeadLetter {
  const { installation, delivery, order: words } = data.parse(row.data)
  const { says, error } = output.parse(row.source_output ?? {})
  return {
    id: row.id,
    installation,
    delivery,
    order: kindOf(words),
    tries: (row.source_retry_count ?? 0) + 1,
    since: row.created_on,
    says: says ?? error ?? '',
  }
}

function kindOf(words: string): string {
  try {
    return order.parse(JSON.parse(words)).kind
  } catch {
    return ''
  }
}
