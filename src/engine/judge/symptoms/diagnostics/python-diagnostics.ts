import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const SOURCE = String.raw`([^\s:"'()]{1,400}\.pyi?)`

/** mypy, pyright, ruff, flake8 and pylint. */
export const pythonDiagnostics = lineExtractor('python-diagnostics', [
  {
    needs: '.py',
    pattern: new RegExp(
      String.raw`^\s{0,4}${SOURCE}:(\d{1,7})(?::\d{1,6})?(?::\d{1,7}:\d{1,6})?(?::| -) (error|warning|note): (.{1,2000}?)(?: {1,3}[[(]([\w-]{1,60})[\])])?$`,
    ),
    symptom: (m) =>
      diagnostic({ tool: 'mypy', path: m[1], line: m[2], severity: m[3], message: m[4], code: m[5] }),
    about: 4,
  },
  {
    needs: '.py',
    pattern: new RegExp(String.raw`^\s{0,4}${SOURCE}:(\d{1,7}):\d{1,6}: ([A-Z]{1,5}\d{1,5}):? (.{1,2000})$`),
    symptom: (m) => diagnostic({ tool: 'flake8', path: m[1], line: m[2], code: m[3], message: m[4] }),
    about: 4,
  },
])
