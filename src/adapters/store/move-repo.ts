import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'

import type { Renaming } from '../../engine/model/renaming.ts'
import { storeSchema } from './migrate.ts'
import { queueName, queueSchema } from './prepare-queues.ts'
import { storedRepo } from './stored-words.ts'
import type { Tables } from './tables.ts'

/** Tables whose rows name their repository in their keys, and what else these are made of. */
const keyed = [
  ['recoveries', ['failing_key']],
  ['landings', ['sha']],
  ['pushes', ['branch', 'after', 'pushed_at']],
  ['pushed_commits', ['sha']],
  ['merge_groups', ['head']],
] as const

/** Texts that name their repository behind the word for what they tell: `["re-run","acme","shop",…]`. */
const telling = [
  ['deliveries', 'meaning'],
  ['effects', 'act'],
] as const

/**
 * Gives all that is known of a repository its new name, so that what is open under the old one is found again; in one
 * transaction, and a second time it finds nothing to do. What was told under the new name already stays as it is. Answers
 * how many incidents moved.
 */
export async function moveRepo(
  db: Kysely<Tables>,
  installation: string,
  renaming: Renaming,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    for (const [table, key] of keyed) await moveRows(trx, { installation, renaming, table, key })
    for (const [table, column] of telling) await moveTold(trx, { installation, renaming, table, column })
    await moveJobs(trx, installation, renaming)
    return await moveCases(trx, installation, renaming)
  })
}

type Move = {
  readonly installation: string
  readonly renaming: Renaming
  readonly table: string
  readonly key: readonly string[]
}

async function moveRows(
  trx: Transaction<Tables>,
  { installation, renaming, table, key }: Move,
): Promise<void> {
  const rows = sql.table(`${storeSchema}.${table}`)
  const [moved, kept] = renaming.of === 'owner' ? ['owner', 'name'] : ['name', 'owner']
  const of = sql.ref(`here.${moved}`)
  const isOld = sql`here.installation = ${installation} and ${of} = ${renaming.from} ${ofOwner(renaming)}`
  const same = ['installation', kept, ...key].map(
    (column) => sql`there.${sql.ref(column)} = here.${sql.ref(column)}`,
  )
  await sql`
    delete from ${rows} here using ${rows} there
    where ${isOld} and there.${sql.ref(moved)} = ${renaming.to} and ${sql.join(same, sql` and `)}`.execute(
    trx,
  )
  await sql`update ${rows} here set ${sql.ref(moved)} = ${renaming.to} where ${isOld}`.execute(trx)
}

type MoveTold = {
  readonly installation: string
  readonly renaming: Renaming
  readonly table: string
  readonly column: string
}

/** What was told or done under the new name already is not told twice. */
async function moveTold(
  trx: Transaction<Tables>,
  { installation, renaming, table, column }: MoveTold,
): Promise<void> {
  const rows = sql.table(`${storeSchema}.${table}`)
  const [here, there] = [sql.ref(`here.${column}`), sql.ref(`there.${column}`)]
  const [from, to] =
    renaming.of === 'owner'
      ? [`"${renaming.from}"`, `"${renaming.to}"`]
      : [renaming.from, renaming.to].map((name) => `"${renaming.owner}","${name}"`)
  // Names hold no other sign that means something to an expression.
  const pattern = String.raw`^(\["[a-z-]+",)${from?.replaceAll('.', String.raw`\.`)}([,\]])`
  const moved = sql`regexp_replace(${here}, ${pattern}, ${String.raw`\1${to}\2`})`
  await sql`
    update ${rows} here set ${sql.ref(column)} = ${moved}
    where here.installation = ${installation} and ${here} ~ ${pattern} and not exists (
      select from ${rows} there where there.installation = ${installation} and ${there} = ${moved}
    )`.execute(trx)
}

function ofOwner(renaming: Renaming) {
  return renaming.of === 'owner' ? sql`` : sql`and here.owner = ${renaming.owner}`
}

/** Whatever else it says stays, of whichever version it is. */
const named = z.looseObject({ repo: storedRepo })

async function moveCases(
  trx: Transaction<Tables>,
  installation: string,
  renaming: Renaming,
): Promise<number> {
  const old = trx
    .selectFrom('cases')
    .select(['incident_id', 'incident'])
    .where('installation', '=', installation)
    .where('owner', '=', renaming.of === 'owner' ? renaming.from : renaming.owner)
  const rows = await (renaming.of === 'owner' ? old : old.where('name', '=', renaming.from)).execute()
  const change = renaming.of === 'owner' ? { owner: renaming.to } : { name: renaming.to }
  for (const { incident_id: id, incident } of rows) {
    const known = named.parse(incident)
    const moved = JSON.stringify({ ...known, repo: { ...known.repo, ...change } })
    await trx
      .updateTable('cases')
      .set({ ...change, incident: moved })
      .where('installation', '=', installation)
      .where('incident_id', '=', id)
      .execute()
  }
  return rows.length
}

/** An order names its repository in one way; within words of others no quote stands without a backslash before it. */
async function moveJobs(trx: Transaction<Tables>, installation: string, renaming: Renaming): Promise<void> {
  const begin = '"repo":{"owner":'
  const [from, to] =
    renaming.of === 'owner'
      ? [`${begin}"${renaming.from}",`, `${begin}"${renaming.to}",`]
      : [renaming.from, renaming.to].map((name) => `${begin}"${renaming.owner}","name":"${name}"}`)
  await sql`
    update ${sql.table(`${queueSchema}.job`)}
    set data = jsonb_set(data, '{order}', to_jsonb(replace(data ->> 'order', ${from}, ${to})))
    where name = ${queueName} and state in ('created', 'retry') and data ->> 'installation' = ${installation}
      and strpos(data ->> 'order', ${from}) > 0`.execute(trx)
}
