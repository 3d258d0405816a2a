import type { Kysely } from 'kysely'
import { z } from 'zod'

import type { Sha } from '../../engine/model/ids.ts'
import type { Push, PushedCommit } from '../../engine/model/push.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { storedInstant, storedSha } from './stored-words.ts'
import type { Tables } from './tables.ts'

/** Where default branches stood before and after each push, and what the commits touched. */
export type Pushes = {
  note(repo: Repo, push: Push, commits: readonly PushedCommit[]): Promise<void>
  /** The newest pushes by which a branch was moved by force, newest first. */
  forced(repo: Repo): Promise<readonly Push[]>
  /** What those of these commits touched that are known. */
  pathsOf(repo: Repo, commits: readonly Sha[]): Promise<ReadonlyMap<Sha, readonly string[]>>
}

export const storedPush: z.ZodType<Push> = z.object({
  branch: z.string(),
  before: storedSha,
  after: storedSha,
  forced: z.boolean(),
  at: storedInstant,
})

const storedPaths = z.array(z.string())

export const storedPushedCommit: z.ZodType<PushedCommit> = z.object({ sha: storedSha, paths: storedPaths })

/** What entered two months ago is in no range that names anybody. */
const keptFor = 60 * 24 * 3_600_000
const mostForced = 5
/** Rows written at once, well below the parameters that a statement may have. */
const atOnce = 100

/** The pushes of one installation. */
export function storePushes(db: Kysely<Tables>, installation: string): Pushes {
  const keyOf = ({ owner, name }: Repo) => ({ installation, owner, name })
  return {
    note: async (repo, push, commits) => {
      const { branch, after, at: pushed_at, forced } = push
      await db
        .insertInto('pushes')
        .values({ ...keyOf(repo), branch, after, pushed_at, forced, push: JSON.stringify(push) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      for (let n = 0; n < commits.length; n += atOnce) {
        const some = commits.slice(n, n + atOnce)
        await db
          .insertInto('pushed_commits')
          .values(
            some.map(({ sha, paths }) => ({
              ...keyOf(repo),
              sha,
              paths: JSON.stringify(paths),
              pushed_at,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      const oldest = new Date(Date.parse(pushed_at) - keptFor)
      for (const table of ['pushes', 'pushed_commits'] as const) {
        await db
          .deleteFrom(table)
          .where('installation', '=', installation)
          .where('owner', '=', repo.owner)
          .where('name', '=', repo.name)
          .where('pushed_at', '<', oldest)
          .execute()
      }
    },
    forced: async ({ owner, name }) => {
      const rows = await db
        .selectFrom('pushes')
        .select('push')
        .where('installation', '=', installation)
        .where('owner', '=', owner)
        .where('name', '=', name)
        .where('forced', '=', true)
        .orderBy('pushed_at', 'desc')
        .limit(mostForced)
        .execute()
      return rows.map(({ push }) => storedPush.parse(push))
    },
    pathsOf: async ({ owner, name }, commits) => {
      if (commits.length === 0) return new Map()
      const rows = await db
        .selectFrom('pushed_commits')
        .select(['sha', 'paths'])
        .where('installation', '=', installation)
        .where('owner', '=', owner)
        .where('name', '=', name)
        .where('sha', 'in', commits)
        .execute()
      return new Map(rows.map(({ sha, paths }) => [storedSha.parse(sha), storedPaths.parse(paths)]))
    },
  }
}
