import process from 'node:process'

import { exportEverything, moveState } from '../../compose/tend-store.ts'
import { readStorePlace } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { ExportOptions, MigrateOptions } from './commands/store.ts'
import { warningJournal } from './warning-journal.ts'

/** @throws {Refusal} where no database is given, a store cannot be opened, or the database is not empty */
export async function runStoreMigrate({ from, to }: MigrateOptions): Promise<void> {
  const place = readStorePlace(to)
  if (place.kind === 'embedded') {
    throw new Refusal('bad-input', 'No database is given', 'Give it with --to or as DATABASE_URL.')
  }
  const { tables, written } = await moveState(from, place.url, warningJournal)
  const lines = tables.map(({ name, rows, hash }) => `${name}  ${rows} rows  sha256 ${hash.slice(0, 16)}\n`)
  process.stdout.write(lines.join(''))
  process.stdout.write(
    written === 0
      ? 'Both sides hold the same; nothing had to be written.\n'
      : `Moved ${written} rows; both sides hold the same. Start the App with DATABASE_URL from now on.\n`,
  )
}

/** @throws {Refusal} where the id is none, the store cannot be opened or the file cannot be written */
export async function runStoreExport({ installation, out }: ExportOptions): Promise<void> {
  if (!/^\d{1,20}$/.test(installation)) {
    const mend = 'It is the number at the end of the address of its page on GitHub.'
    throw new Refusal('bad-input', 'The id of the installation is no number', mend)
  }
  const count = await exportEverything(readStorePlace(), installation, out, warningJournal)
  process.stdout.write(`Wrote ${count} ${count === 1 ? 'row' : 'rows'} to ${out}.\n`)
}
