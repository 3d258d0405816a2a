import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** Formatters that only check: Black, Ruff, isort, rustfmt, Prettier, PHP CS Fixer. They name files and little else. */
export const formatDiagnostics = lineExtractor('format-diagnostics', [
  {
    needs: 'ould reformat',
    pattern: /^(would reformat|Would reformat:) (\S.{0,400}\.\w{1,8})$/,
    symptom: (m) => diagnostic({ tool: 'format', path: m[2], message: m[0] }),
    about: 2,
  },
  {
    needs: 'cannot format ',
    // Black; what it could not parse, and where.
    pattern:
      /^error: cannot format (\S.{0,400}?\.\w{1,8}): (Cannot parse\D{0,60}: (\d{1,7}):\d{1,6}: .{0,600})$/,
    symptom: (m) => diagnostic({ tool: 'black', path: m[1], line: m[3], message: m[2] }),
    about: 2,
  },
  {
    needs: ' Imports are incorrectly sorted',
    pattern: /^ERROR: (\S.{0,400}?\.\w{1,8}) (Imports are incorrectly sorted.{0,100})$/,
    symptom: (m) => diagnostic({ tool: 'isort', path: m[1], message: m[2] }),
    about: 2,
  },
  {
    needs: 'Diff in ',
    pattern: /^Diff in ([^\s:]{1,400}\.rs)(?::| at line )(\d{1,7}):$/,
    symptom: (m) => diagnostic({ tool: 'rustfmt', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: '[error] ',
    // Prettier, of what it could not parse.
    pattern: /^\[error\] ([^\s:"'()]{1,400}\.\w{1,8}): (\w{0,40}Error: .{1,1000}) \((\d{1,7}):\d{1,6}\)$/,
    symptom: (m) => diagnostic({ tool: 'prettier', path: m[1], line: m[3], message: m[2] }),
    about: 2,
  },
  {
    needs: '[warn] ',
    // Prettier names the file and nothing more.
    pattern: /^\[warn\] ([^\s:"'()]{1,400}\.\w{1,8})$/,
    symptom: (m) => diagnostic({ tool: 'prettier', severity: 'warning', path: m[1], message: m[0] }),
  },
  {
    needs: '[ERROR]     ',
    // Spotless through Maven.
    pattern: /^\[ERROR\] {5}([\w./-]{1,400}\.\w{1,8})$/,
    symptom: (m) => diagnostic({ tool: 'spotless', path: m[1], message: m[0] }),
  },
  {
    needs: '.php (',
    pattern: /^\s{0,6}\d{1,5}\) ([^\s:"'()]{1,400}\.php) \(([a-z][\w, /]{2,600})\)$/,
    symptom: (m) => diagnostic({ tool: 'php-cs-fixer', path: m[1], code: m[2], message: m[0] }),
  },
])
