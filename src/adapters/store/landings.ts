import type { Kysely } from 'kysely'
import { z } from 'zod'

import type { Sha } from '../../engine/model/ids.ts'
import type { Landing } from '../../engine/model/landing.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { storedInstant, storedSha } from './stored-words.ts'
import type { Tables } from './tables.ts'

/** Pull requests as they were merged, by the commits that they landed by. */
export type Landings = {
  note(repo: Repo, landing: Landing): Promise<void>
  /** Those of these commits that are known. */
  of(repo: Repo, commits: readonly Sha[]): Promise<readonly Landing[]>
}

/** What is read back, which an older version may have written. */
export const storedLanding: z.ZodType<Landing> = z.object({
  pull: z.int().positive(),
  sha: storedSha,
  title: z.string(),
  body: z.string(),
  author: z.string().nullable(),
  mergedAt: storedInstant,
})

/** An index that is two months behind is behind for another reason. */
const keptFor = 60 * 24 * 3_600_000

/** The landings of one installation. */
export function storeLandings(db: Kysely<Tables>, installation: string): Landings {
  return {
    note: async (repo, landing) => {
      const key = { installation, owner: repo.owner, name: repo.name, sha: landing.sha }
      await db
        .insertInto('landings')
        .values({ ...key, landing: JSON.stringify(landing), merged_at: landing.mergedAt })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db
        .deleteFrom('landings')
        .where('installation', '=', installation)
        .where('owner', '=', repo.owner)
        .where('name', '=', repo.name)
        .where('merged_at', '<', new Date(Date.parse(landing.mergedAt) - keptFor))
        .execute()
    },
    of: async (repo, commits) => {
      if (commits.length === 0) return []
      const rows = await db
        .selectFrom('landings')
        .select('landing')
        .where('installation', '=', installation)
        .where('owner', '=', repo.owner)
        .where('name', '=', repo.name)
        .where('sha', 'in', commits)
        .execute()
      return rows.map(({ landing }) => storedLanding.parse(landing))
    },
  }
}
