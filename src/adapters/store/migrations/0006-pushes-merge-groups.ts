import type { Kysely } from 'kysely'

export async function pushesMergeGroups(db: Kysely<unknown>): Promise<void> {
  const ofRepo = (table: string) =>
    db.schema
      .createTable(table)
      .addColumn('installation', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
  await ofRepo('pushes')
    .addColumn('branch', 'text', (column) => column.notNull())
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('pushed_at', 'timestamptz', (column) => column.notNull())
    .addColumn('forced', 'boolean', (column) => column.notNull())
    .addColumn('push', 'json', (column) => column.notNull())
    .addPrimaryKeyConstraint('pushes_key', ['installation', 'owner', 'name', 'branch', 'after', 'pushed_at'])
    .execute()
  await ofRepo('pushed_commits')
    .addColumn('sha', 'text', (column) => column.notNull())
    .addColumn('paths', 'json', (column) => column.notNull())
    .addColumn('pushed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('pushed_commits_key', ['installation', 'owner', 'name', 'sha'])
    .execute()
  await ofRepo('merge_groups')
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('merge_group', 'json', (column) => column.notNull())
    .addColumn('formed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('merge_groups_key', ['installation', 'owner', 'name', 'head'])
    .execute()
}
