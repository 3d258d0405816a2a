import { type Kysely, sql } from 'kysely'

import type { AnswerCache } from '../../engine/ports.ts'
import type { Tables } from './tables.ts'

/** The same failure is judged again for hours, seldom for days. */
export const answersKeptDays = 14

/**
 * Answers of language models to questions of one installation: never shared, for what was asked is the installation's
 * own.
 */
export function modelAnswers(db: Kysely<Tables>, installation: string): AnswerCache {
  return {
    find: async (hash) => {
      const row = await db
        .selectFrom('model_answers')
        .select('answer')
        .where('installation', '=', installation)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row?.answer ?? null
    },
    keep: async (hash, answer) => {
      await db
        .insertInto('model_answers')
        .values({ installation, hash, answer: JSON.stringify(answer) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db
        .deleteFrom('model_answers')
        .where('installation', '=', installation)
        .where('kept_at', '<', sql<Date>`now() - make_interval(days => ${answersKeptDays})`)
        .execute()
    },
  }
}
