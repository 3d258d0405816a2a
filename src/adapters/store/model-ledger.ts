import { type Kysely, sql } from 'kysely'

import { judgePurses, type Purse, type Spending } from '../../engine/model/model-spending.ts'
import type { SpendLedger } from '../../engine/ports.ts'
import type { Tables } from './tables.ts'

/** What all installations pay from together. */
const forAll = ''

/** Purses of days long gone are of no use. */
export const spendingKeptDays = 90

/**
 * What was spent on language models, kept over restarts and shared by all processes. What a process set aside when it
 * died stays aside: the provider may have charged for it.
 */
export function modelLedger(db: Kysely<Tables>, installation: string): SpendLedger {
  const owner = ({ key }: Purse): string => (key.startsWith('all/') ? forAll : installation)
  return {
    setAside: async (purses, most) =>
      await db.transaction().execute(async (trx) => {
        // In one order, so that two processes never wait for each other.
        const sorted = purses.toSorted((a, b) => (a.key < b.key ? -1 : 1))
        const accounts = []
        for (const purse of sorted) accounts.push(await lockAccount(trx, owner(purse), purse))
        const answer = judgePurses(accounts)
        if (answer.kind !== 'set-aside') return answer
        for (const purse of sorted) await add(trx, owner(purse), purse, { aside: most, spent: nothing })
        return answer
      }),
    settle: async (purses, most, spent) => {
      const back = { tokens: -most.tokens, dollars: -most.dollars }
      await db.transaction().execute(async (trx) => {
        for (const purse of purses.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
          await add(trx, owner(purse), purse, { aside: back, spent })
        await trx
          .deleteFrom('model_spending')
          .where('installation', '=', installation)
          .where('updated_at', '<', sql<Date>`now() - make_interval(days => ${spendingKeptDays})`)
          .execute()
      })
    },
  }
}

const nothing: Spending = { tokens: 0, dollars: 0 }

async function lockAccount(db: Kysely<Tables>, installation: string, purse: Purse) {
  await db
    .insertInto('model_spending')
    .values({ installation, purse: purse.key })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('model_spending')
    .select(['tokens', 'dollars', 'tokens_aside', 'dollars_aside'])
    .where('installation', '=', installation)
    .where('purse', '=', purse.key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return {
    purse,
    spent: { tokens: row.tokens, dollars: row.dollars },
    aside: { tokens: row.tokens_aside, dollars: row.dollars_aside },
  }
}

type Moved = { readonly aside: Spending; readonly spent: Spending }

async function add(
  db: Kysely<Tables>,
  installation: string,
  purse: Purse,
  { aside, spent }: Moved,
): Promise<void> {
  await db
    .updateTable('model_spending')
    .set((is) => ({
      tokens: is('tokens', '+', spent.tokens),
      dollars: is('dollars', '+', spent.dollars),
      tokens_aside: is('tokens_aside', '+', aside.tokens),
      dollars_aside: is('dollars_aside', '+', aside.dollars),
      updated_at: new Date(),
    }))
    .where('installation', '=', installation)
    .where('purse', '=', purse.key)
    .execute()
}
