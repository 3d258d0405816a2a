import { describe, expect, it } from 'vitest'

import { migrationDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/migration-diagnostics.ts'
import { told } from '../told.ts'

describe('migrations that failed', () => {
  it.each([
    {
      log: ['  Applying door.0002_key...Traceback (most recent call last):'],
      tells: [
        '1: django error - door/migrations/0002_key.py:- Applying door.0002_key...Traceback (most recent call last):',
      ],
    },
    {
      log: ['  Applying door.0001_init... OK'],
      tells: [],
    },
    {
      log: ['Location   : db/V2__key.sql (/x)', 'Line       : 3'],
      tells: ['1: flyway error - db/V2__key.sql:3 Location   : db/V2__key.sql (/x)'],
    },
    {
      log: ['Migration name: 2031_key'],
      tells: ['1: prisma error - 2031_key/migration.sql:- Migration name: 2031_key'],
    },
    {
      log: ['The `2031_key` migration started at 2031-01-02 03:04:05.678 UTC failed'],
      tells: [
        '1: prisma error - 2031_key/migration.sql:- The `2031_key` migration started at 2031-01-02 03:04:05.678 UTC failed',
      ],
    },
    {
      log: ['Migration "AddKey1661692206479" failed, error: no lock'],
      tells: [
        '1: typeorm error - 1661692206479-AddKey.ts:- Migration "AddKey1661692206479" failed, error: no lock',
      ],
    },
    {
      log: ['migration file "2031_key.js" failed'],
      tells: ['1: knex error - 2031_key.js:- migration file "2031_key.js" failed'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(migrationDiagnostics, ...log)).toEqual(tells)
  })
})
