import { type Kysely, sql } from 'kysely'

import { failingKey } from '../../engine/model/failing-key.ts'
import type { Instant } from '../../engine/model/ids.ts'
import type { Failing } from '../../engine/model/incident.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Tables } from './tables.ts'

/** When things were last seen good. Deliveries come in any order: a failure may be told after its recovery. */
export type Recoveries = {
  /** Keeps the newest moment it was ever told. */
  note(repo: Repo, failing: Failing, at: Instant): Promise<void>
  /** The newest moment at which it was seen good; null where it never was. */
  last(repo: Repo, failing: Failing): Promise<Instant | null>
}

/** The recoveries of one installation. */
export function storeRecoveries(db: Kysely<Tables>, installation: string): Recoveries {
  return {
    note: async (repo, failing, at) => {
      const key = { installation, owner: repo.owner, name: repo.name, failing_key: failingKey(failing) }
      await db
        .insertInto('recoveries')
        .values({ ...key, at })
        .onConflict((conflict) =>
          conflict
            .columns(['installation', 'owner', 'name', 'failing_key'])
            .doUpdateSet({ at: sql`greatest(recoveries.at, excluded.at)` }),
        )
        .execute()
    },
    last: async (repo, failing) => {
      const row = await db
        .selectFrom('recoveries')
        .select('at')
        .where('installation', '=', installation)
        .where('owner', '=', repo.owner)
        .where('name', '=', repo.name)
        .where('failing_key', '=', failingKey(failing))
        .executeTakeFirst()
      return row === undefined ? null : (row.at.toISOString() as Instant)
    },
  }
}
