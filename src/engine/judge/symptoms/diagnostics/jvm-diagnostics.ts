import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const SOURCE = String.raw`((?:[A-Za-z]:)?[^\s:"'()[\]][^:"'()[\]]{0,400}\.(?:java|kts?|scala|groovy|clj))`

/** javac on its own and through Maven, kotlinc, scalac, Checkstyle. */
export const jvmDiagnostics = lineExtractor('jvm-diagnostics', [
  {
    needs: ':[',
    pattern: new RegExp(String.raw`^\[(ERROR|WARNING)\] ${SOURCE}:\[(\d{1,7})(?:,\d{1,6})?\] (.{0,2000})$`),
    symptom: (m) => diagnostic({ tool: 'javac', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 2,
  },
  {
    needs: ': ',
    pattern: new RegExp(
      String.raw`^(?:\[(ERROR|WARNING|WARN|error|warn)\] )${SOURCE}:(\d{1,7})(?::\d{1,6})?: (.{1,2000})$`,
    ),
    symptom: (m) => diagnostic({ tool: 'javac', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 2,
  },
  {
    needs: ': ',
    // kotlinc: `e: file:///path/A.kt:12:3 Unresolved reference` and the older `e: /path/A.kt: (12, 3): …`.
    pattern:
      /^(e|w): (?:file:\/\/)?([^\s:"'()]{1,400}\.kts?):(?: \()?(\d{1,7})(?::|, )\d{1,6}(?:\):)? (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'kotlinc', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 4,
  },
])
