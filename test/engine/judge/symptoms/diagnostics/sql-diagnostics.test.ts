import { describe, expect, it } from 'vitest'

import { sqlDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/sql-diagnostics.ts'
import { told } from '../told.ts'

describe('what a database refused', () => {
  it.each([
    {
      log: 'psql:db/042_door.sql:12: ERROR:  relation "door" already exists',
      tells: [
        '1: psql error - db/042_door.sql:12 relation "door" already exists «relation "door" already exists»',
      ],
    },
    {
      log: "ERROR 1064 (42000) at line 3 in file: 'db/042_door.sql': You have an error near 'KEYY'",
      tells: [
        "1: mysql error 1064 db/042_door.sql:3 You have an error near 'KEYY' «You have an error near 'KEYY'»",
      ],
    },
    {
      log: 'Unexpected error running Liquibase: Migration failed for changeset db/042.xml::42::dev:',
      tells: [
        '1: liquibase error - db/042.xml:- Migration failed for changeset db/042.xml::42::dev: «Migration failed for changeset db/042.xml::42::dev:»',
      ],
    },
    {
      log: 'liquibase.exception.MigrationFailedException: Migration failed for change set db/042.xml::42::dev:',
      tells: [
        '1: liquibase error - db/042.xml:- Migration failed for change set db/042.xml::42::dev: «Migration failed for change set db/042.xml::42::dev:»',
      ],
    },
    {
      log: 'ChangeSet db/042.xml::42::dev encountered an exception.',
      tells: [
        '1: liquibase error - db/042.xml:- ChangeSet db/042.xml::42::dev encountered an exception. «ChangeSet db/042.xml::42::dev encountered an exception.»',
      ],
    },
    {
      log: '          db/042.xml::42::dev was: 8:65f but is now: 8:e13',
      tells: [
        '1: liquibase error - db/042.xml:- db/042.xml::42::dev was: 8:65f but is now: 8:e13 «db/042.xml::42::dev was: 8:65f but is now: 8:e13»',
      ],
    },
    {
      log: '2024/01/02 03:04:05 goose run: ERROR 00042_door.sql: failed to run SQL migration: no table',
      tells: [
        '1: goose error - 00042_door.sql:- failed to run SQL migration: no table «failed to run SQL migration: no table»',
      ],
    },
    { log: 'ChangeSet db/042.xml::42::dev ran successfully in 3ms', tells: [] },
    { log: 'psql:db/042_door.sql:12: NOTICE:  relation "door" already exists, skipping', tells: [] },
    { log: 'ERROR 2003 (HY000): cannot connect', tells: [] },
  ])('is read from $log', ({ log, tells }) => {
    expect(told(sqlDiagnostics, log)).toEqual(tells)
  })
})
