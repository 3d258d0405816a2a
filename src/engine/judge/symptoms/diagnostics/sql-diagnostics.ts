import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** Scripts and changes of a schema that a database refused, as its own client Liquibase or goose names them. */
export const sqlDiagnostics = lineExtractor('sql-diagnostics', [
  {
    needs: 'psql:',
    pattern: /^psql:([^\s:"'()][^:"'()]{0,400}):(\d{1,7}): (ERROR|FATAL): {1,4}(.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'psql', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    // The client of MySQL and MariaDB, which know the file's name only where they read it themselves.
    needs: ' in file: ',
    pattern: /^ERROR (\d{1,5}) \(\w{1,10}\) at line (\d{1,7}) in file: '([^']{1,400})': (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'mysql', code: m[1], line: m[2], path: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ['for changeset ', 'for change set ', 'ChangeSet '],
    pattern:
      /((?:(?:Migration|Validation) failed for change ?set|ChangeSet(?=.{1,600} encountered an exception)) ([^\s:"'()]{1,400}\.\w{1,8})::.{1,400})$/,
    symptom: (m) => diagnostic({ tool: 'liquibase', path: m[2], message: m[1] }),
  },
  {
    // goose.
    needs: 'ERROR ',
    pattern: /\bERROR ([\w.-]{1,200}\.(?:sql|go)): (failed to .{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'goose', path: m[1], message: m[2] }),
    about: 2,
  },
  {
    // What was changed after it had run.
    needs: ' but is now: ',
    pattern: /^\s{0,20}(([^\s:"'()]{1,400}\.\w{1,8})::\S{1,300} was: \S{1,100} but is now: \S{1,100})$/,
    symptom: (m) => diagnostic({ tool: 'liquibase', path: m[2], message: m[1] }),
  },
])
