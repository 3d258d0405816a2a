import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

const SOURCE = String.raw`((?:[A-Za-z]:)?[^\s:"'()[\]][^:"'()[\]]{0,400}\.(?:java|kts?|scala|groovy|clj))`

/** Where a class lies in its folder of sources: `acme.Door$Lock` in `acme/Door.java`. */
const fileOf = (className: string | undefined): string =>
  `${(className ?? '').replace(/\$.{0,300}$/, '').replaceAll('.', '/')}.java`

/** javac on its own and through Maven, kotlinc, scalac, Checkstyle, PMD, SpotBugs. */
export const jvmDiagnostics = lineExtractor('jvm-diagnostics', [
  {
    needs: ':[',
    pattern: new RegExp(String.raw`^\[(ERROR|WARNING)\] ${SOURCE}:\[(\d{1,7})(?:,\d{1,6})?\] (.{0,2000})$`),
    symptom: (m) => diagnostic({ tool: 'javac', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 2,
  },
  {
    needs: ['ERROR] ', 'WARNING] ', 'WARN] ', 'error] ', 'warn] '],
    pattern: new RegExp(
      String.raw`^(?:\[(ERROR|WARNING|WARN|error|warn)\] )${SOURCE}:(\d{1,7})(?::\d{1,6})?: (.{1,2000})$`,
    ),
    symptom: (m) => diagnostic({ tool: 'javac', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 2,
  },
  {
    needs: '.kt',
    // kotlinc: `e: file:///path/A.kt:12:3 Unresolved reference` and the older `e: /path/A.kt: (12, 3): …`.
    pattern:
      /^(e|w): (?:file:\/\/)?([^\s:"'()]{1,400}\.kts?):(?: \()?(\d{1,7})(?::|, )\d{1,6}(?:\):)? (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'kotlinc', severity: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: 'PMD Failure: ',
    pattern:
      /^(?:\[\w{4,7}\] )?PMD Failure: ([\w.$]{1,300}):(\d{1,7}) Rule:(\w{1,100}) Priority:\d (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'pmd', path: fileOf(m[1]), line: m[2], code: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: '.java:[line',
    pattern:
      /^\[ERROR\] (?:High|Medium|Low): (.{1,1000}) \[([\w.$]{1,300})(?:, [^\]]{1,600})?\] (?:At|In) [\w$]{1,120}\.java:\[lines? (\d{1,7})[-\d]{0,8}\](?: (\w{1,100}))?$/,
    symptom: (m) =>
      diagnostic({ tool: 'spotbugs', message: m[1], path: fileOf(m[2]), line: m[3], code: m[4] }),
  },
  {
    needs: ['e: [', 'w: ['],
    // What works on annotations, and mostly knows no place: `e: [ksp] /w/Door.kt:12: no key`.
    pattern: /^(e|w): \[(ksp|kapt)\] (?:([^\s:"'()]{1,400}\.(?:kts?|java)):(\d{1,7}): )?(\S.{0,1999})$/,
    symptom: (m) => diagnostic({ tool: m[2] ?? '', severity: m[1], path: m[3], line: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: '.kt',
    // detekt and ktlint name the rule at the end: `src/A.kt:12:5: The function is too long [LongMethod]`.
    pattern:
      /^(?:file:\/\/)?([^\s:"'()]{1,400}\.kts?):(\d{1,7}):\d{1,6}: (.{1,1000}) (?:\[([A-Z]\w{2,80})\]|\(([a-z][\w:-]{2,80})\))$/,
    symptom: (m) => diagnostic({ tool: 'detekt', path: m[1], line: m[2], message: m[3], code: m[4] ?? m[5] }),
    about: 3,
  },
  {
    needs: '.scala:',
    // Scala 3: `-- [E006] Not Found Error: src/A.scala:12:16 ----`, and what it is on the lines below.
    pattern:
      /^(?:\[(?:error|warn)\] )?-- (?:\[(E\d{1,4})\] )?((?:[A-Z][\w ]{0,80} )?(?:Error|Warning)): ([^\s:"'()]{1,400}\.scala):(\d{1,7}):\d{1,6} ?-{0,200}$/,
    symptom: (m) =>
      diagnostic({
        tool: 'scalac',
        severity: m[2]?.endsWith('Warning') === true ? 'warning' : 'error',
        code: m[1],
        message: m[2],
        path: m[3],
        line: m[4],
      }),
    about: 2,
  },
])
