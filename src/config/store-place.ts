import process from 'node:process'

import { Refusal } from '../engine/model/refusal.ts'
import { environmentSchema } from './environment-schema.ts'
import type { Settings } from './environment.ts'

const schema = environmentSchema.pick({ DATA_DIRECTORY: true, DATABASE_URL: true })

/**
 * Where the App keeps what it knows, for commands that need nothing else of its settings.
 * @throws {Refusal} `bad-input` where `DATABASE_URL` cannot be one
 */
export function readStorePlace(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Settings['store'] {
  const { DATABASE_URL: url, DATA_DIRECTORY: directory } = variables
  const read = schema.safeParse({
    ...(url === undefined || url.trim() === '' ? {} : { DATABASE_URL: url }),
    ...(directory === undefined || directory.trim() === '' ? {} : { DATA_DIRECTORY: directory }),
  })
  if (!read.success) {
    const mend = 'Set it as for the App: postgres://user:password@host/database.'
    throw new Refusal('bad-input', `DATABASE_URL ${read.error.issues[0]?.message ?? 'cannot be read'}`, mend)
  }
  return read.data.DATABASE_URL === undefined
    ? { kind: 'embedded', directory: read.data.DATA_DIRECTORY }
    : { kind: 'postgres', url: read.data.DATABASE_URL }
}
