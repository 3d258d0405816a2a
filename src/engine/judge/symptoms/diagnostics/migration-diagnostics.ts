import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

const DJANGO = /^\s{0,8}Applying (\w{1,100})\.(\w{1,200})\.\.\.(?:Traceback.{0,100})?$/
const FLYWAY = /^Location {1,6}: ([^\s()]{1,400})/
const FLYWAY_LINE = /^Line {1,12}: (\d{1,7})$/
const PRISMA = /^Migration name: ([\w.-]{1,200})$/
// One that failed at an earlier deployment, and is in the way of all others.
const PRISMA_BEFORE = /^The `([\w. -]{1,200})` migration started at .{1,80} failed\b/
const KNEX = /^migration file "([^"]{1,300})" failed$/
/** TypeORM names the class; unless told otherwise it gave the file the same two parts the other way round. */
const TYPEORM = /^(?:error: )?Migration "([A-Za-z_]\w{0,160}?)(\d{13})" failed, error: .{1,2000}$/
const REACH = 3

/** The migration that failed, as a line of its tool names it. */
const found = (lines: readonly LogLine[], at: number): Draft['symptom'] | null => {
  const text = lines[at]?.text ?? ''
  const django = text.includes('Applying ') ? DJANGO.exec(text) : null
  if (django !== null) {
    const path = `${django[1]}/migrations/${django[2]}.py`
    return diagnostic({ tool: 'django', message: text.trim(), path })
  }
  const flyway = text.startsWith('Location ') ? FLYWAY.exec(text) : null
  if (flyway !== null) {
    const below = lines.slice(at + 1, at + 1 + REACH).map((line) => FLYWAY_LINE.exec(line.text)?.[1])
    const line = below.find((number) => number !== undefined)
    return diagnostic({
      tool: 'flyway',
      message: text,
      path: flyway[1],
      ...(line === undefined ? {} : { line }),
    })
  }
  const prisma = PRISMA.exec(text) ?? PRISMA_BEFORE.exec(text)
  if (prisma !== null)
    return diagnostic({ tool: 'prisma', message: text, path: `${prisma[1]}/migration.sql` })
  const typeorm = text.includes('igration "') ? TYPEORM.exec(text) : null
  if (typeorm !== null)
    return diagnostic({ tool: 'typeorm', message: text, path: `${typeorm[2]}-${typeorm[1]}.ts` })
  const knex = text.startsWith('migration file ') ? KNEX.exec(text) : null
  return knex === null ? null : diagnostic({ tool: 'knex', message: text, path: knex[1] })
}

/** Database migrations: Django, Flyway, Prisma, TypeORM and Knex. Alembic's and Rails' own traces name their files. */
export const migrationDiagnostics: Extractor = {
  name: 'migration-diagnostics',
  sees: {
    needs: ['Applying ', '\nLocation ', '\nMigration name: ', '\nThe `', '\nmigration file ', 'Migration "'],
    after: REACH,
  },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const symptom = found(lines, at)
      if (symptom !== null) drafts.push({ line, symptom })
    }
    return drafts
  },
}
