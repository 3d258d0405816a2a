import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** Languages and build tools with a form of their own: Nim, D, Solidity, Verilator, Meson, Android's resources. */
export const otherDiagnostics = lineExtractor('other-diagnostics', [
  {
    needs: '.nim',
    pattern:
      /^((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.nim(?:s|ble)?)\((\d{1,7}), \d{1,6}\) (Error|Warning): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'nim', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ['.d(', '.di('],
    // dmd and ldc.
    pattern:
      /^((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.di?)\((\d{1,7})(?:,\d{1,6})?\): (Error|Warning|Deprecation): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'dmd', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: '.sol:',
    // solc until 0.6, and Hardhat.
    pattern:
      /^([^\s:"'()]{1,400}\.sol):(\d{1,7}):\d{1,6}: (?:[A-Z][a-z]{1,20} ?)?([Ee]rror|[Ww]arning): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'solc', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: ['%Error', '%Warning'],
    pattern:
      /^%(Error|Warning)(?:-([A-Z][A-Z\d_]{1,40}))?: ([^\s:"'()]{1,400}):(\d{1,7}):(?:\d{1,6}:)? (.{1,1000})$/,
    symptom: (m) =>
      diagnostic({ tool: 'verilator', severity: m[1], code: m[2], path: m[3], line: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: 'meson',
    pattern:
      /^([^\s:"'()]{0,400}meson(?:\.build|_options\.txt|\.options)):(\d{1,7}):\d{1,6}: (ERROR|WARNING): {1,3}(\S.{0,1000})$/,
    symptom: (m) => diagnostic({ tool: 'meson', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
  {
    needs: '.xml:',
    // aapt2, as Gradle prints it: below what went wrong, behind `Output:`, or at the beginning of a line.
    pattern:
      /^\s{0,12}(?:ERROR: ?|Output: {1,4})?((?:[A-Za-z]:)?[^\s:"'()]{1,400}\.xml):(\d{1,7})(?::\d{1,6}(?:-\d{1,6})?)?: (?:AAPT: )?(error|warning): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'aapt', path: m[1], line: m[2], severity: m[3], message: m[4] }),
    about: 4,
  },
])
