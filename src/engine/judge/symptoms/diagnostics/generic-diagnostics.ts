import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/**
 * What no tool's own extractor claims: a path with an extension, a line, and a word for a failure.
 * `path:12[:3]: error …`, `error: … path:12`, `path(12,3): error …`, `[error] path:12 …`.
 */
export const genericDiagnostics = lineExtractor('generic-diagnostics', [
  {
    needs: ['rror', 'ERROR', 'FATAL', 'arning', 'WARN'],
    pattern:
      /^(?:[^\s:]{1,40}: )?((?:[A-Za-z]:)?[^\s:"'()[\]]{1,400}\.\w{1,8}):(\d{1,7})(?::\d{1,6})?:? {1,4}(?:-\s)?\[?((?:[Ff]atal |[Ss]yntax |[Pp]arse )?[Ee]rror|ERROR|FATAL|[Ww]arning|WARN(?:ING)?)\b[\]:]{0,2}(.{0,2000})$/,
    symptom: (m) => diagnostic({ tool: 'generic', path: m[1], line: m[2], severity: m[3], message: m[4] }),
  },
  {
    needs: ['rror', 'ERROR', 'fatal', 'FATAL', 'warning', 'WARN'],
    pattern:
      /^[\s[(*>]{0,8}(fatal|FATAL|error|ERROR|Error|warning|WARN(?:ING)?)\b[\]:)]{0,2}:? {1,4}(?:in |at |while processing )?["']?((?:[A-Za-z]:)?[^\s:"'()[\]]{1,400}\.\w{1,8})["']?:(\d{1,7})\b(?::\d{1,6}\b)?:?(.{0,2000})$/,
    symptom: (m) => diagnostic({ tool: 'generic', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 2,
  },
  {
    needs: 'error: ',
    // A compiler driver, or a linter, that names a file without a line.
    pattern: /^([^\s:"'()[\]]{1,400}\.[a-zA-Z]{1,8}): (fatal error|error): (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'generic', path: m[1], severity: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: '.lua:',
    // Lua's parser has no word for an error: `cart.lua:12: unexpected symbol near '='`.
    pattern: /^\s{0,20}(?:lua[\w.]{0,8}: )?([^\s:"'()]{1,400}\.lua):(\d{1,7}): (.{1,300} near .{1,300})$/,
    symptom: (m) => diagnostic({ tool: 'lua', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
])
