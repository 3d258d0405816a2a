import type { Kysely } from 'kysely'

import type { Repo } from '../../engine/model/repo.ts'
import type { Tables } from './tables.ts'

/** Tables whose rows name their repository. */
const ofRepos = ['cases', 'recoveries', 'landings', 'pushes', 'pushed_commits', 'merge_groups'] as const

/** Removes all that is known of one repository of an installation, and what its deliveries told. */
export async function forgetRepo(db: Kysely<Tables>, installation: string, repo: Repo): Promise<void> {
  const { owner, name } = repo
  // How a meaning names its repository, after the word for what happened.
  const told = `%,${JSON.stringify([owner, name]).slice(1, -1)},%`
  await db.transaction().execute(async (trx) => {
    const ofRepo = trx
      .selectFrom('cases')
      .select('incident_id')
      .where('installation', '=', installation)
      .where('owner', '=', owner)
      .where('name', '=', name)
    for (const table of ['words', 'windows'] as const) {
      await trx
        .deleteFrom(table)
        .where('installation', '=', installation)
        .where('incident_id', 'in', ofRepo)
        .execute()
    }
    for (const table of ofRepos) {
      await trx
        .deleteFrom(table)
        .where('installation', '=', installation)
        .where('owner', '=', owner)
        .where('name', '=', name)
        .execute()
    }
    await trx
      .deleteFrom('deliveries')
      .where('installation', '=', installation)
      .where('state', '!=', 'waiting')
      .where('meaning', 'like', told.replaceAll('_', String.raw`\_`))
      .execute()
  })
}
