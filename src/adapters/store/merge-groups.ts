import type { Kysely } from 'kysely'
import { z } from 'zod'

import type { Sha } from '../../engine/model/ids.ts'
import type { MergeGroup } from '../../engine/model/merge-group.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { storedInstant, storedSha } from './stored-words.ts'
import type { Tables } from './tables.ts'

/** What the merge queue built, by the commit that it tried. */
export type MergeGroups = {
  note(repo: Repo, group: MergeGroup): Promise<void>
  at(repo: Repo, head: Sha): Promise<MergeGroup | null>
}

export const storedMergeGroup: z.ZodType<MergeGroup> = z.object({
  branch: z.string(),
  head: storedSha,
  base: storedSha,
  at: storedInstant,
})

/** The merge groups of one installation. */
export function storeMergeGroups(db: Kysely<Tables>, installation: string): MergeGroups {
  return {
    note: async ({ owner, name }, group) => {
      const { head, at: formed_at } = group
      await db
        .insertInto('merge_groups')
        .values({ installation, owner, name, head, merge_group: JSON.stringify(group), formed_at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    at: async ({ owner, name }, head) => {
      const row = await db
        .selectFrom('merge_groups')
        .select('merge_group')
        .where('installation', '=', installation)
        .where('owner', '=', owner)
        .where('name', '=', name)
        .where('head', '=', head)
        .executeTakeFirst()
      return row === undefined ? null : storedMergeGroup.parse(row.merge_group)
    },
  }
}
