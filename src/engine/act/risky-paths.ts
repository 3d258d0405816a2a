import type { FileChange } from '../model/change.ts'

const workflow = /^\.github\/workflows(?:\/|$)/i
const migrationFolder =
  /(?:^|\/)(?:migrations?|migrate|migrator|alembic|flyway|liquibase|schema_migrations)\//i
/** Flyway's `V12__name.sql` is a `.sql`; any of those may speak to a database that is there to stay. */
const migrationFile =
  /(?:^|\/)(?:schema\.(?:rb|prisma|sql)|structure\.sql|db[._-]changelog[^/]{0,80}|\d{8,14}_[^/]{1,120}\.(?:rb|py|php|exs|js|ts))$|\.sql$|[._-]migrations?\.[a-z]{1,5}$/i

/** The first file of a change that GitHub lets no App without the permission "workflows" write; null where there is none. */
export function workflowFile(files: readonly FileChange[]): string | null {
  return firstPath(files, workflow)
}

/**
 * The first file that looks like a database migration. Its effect on the data stays when its text is taken back, so
 * taking it back by itself can do more harm than good.
 */
export function migrationPath(files: readonly FileChange[]): string | null {
  return firstPath(files, migrationFolder) ?? firstPath(files, migrationFile)
}

function firstPath(files: readonly FileChange[], pattern: RegExp): string | null {
  const paths = files.flatMap(({ path, previousPath }) =>
    previousPath === null ? [path] : [path, previousPath],
  )
  return paths.find((path) => pattern.test(path.slice(0, 2000))) ?? null
}
