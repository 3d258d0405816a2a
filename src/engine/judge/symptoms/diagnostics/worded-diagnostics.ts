import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** Languages that name the place in words or without a severity: PHP, Ruby, Python's and shell's syntax errors, CMake, Terraform. */
export const wordedDiagnostics = lineExtractor('worded-diagnostics', [
  {
    needs: ' on line ',
    pattern:
      /^(?:PHP )?((?:Fatal|Parse|Compile|Core|Recoverable fatal) error|Warning|Notice|Deprecated):\s{1,4}(.{1,4000}) in ([^\s"']{1,400}) on line (\d{1,7})$/,
    symptom: (m) =>
      diagnostic({ tool: 'php', severity: m[1], code: m[1], message: m[2], path: m[3], line: m[4] }),
    about: 2,
  },
  {
    needs: ' in ',
    pattern: /^(?:PHP )?(?:Fatal error|Parse error):\s{1,4}(.{1,4000}) in ([^\s"':]{1,400}\.php):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'php', message: m[1], path: m[2], line: m[3] }),
  },
  {
    needs: 'syntax error',
    pattern: /^([^\s:"'()]{1,400}):(\d{1,7}): ((?:warning: )?syntax error.{0,1000})$/,
    symptom: (m) => diagnostic({ tool: 'ruby', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: ': line ',
    pattern: /^([^\s:"'()]{1,400}): line (\d{1,7}): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'shell', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'CMake ',
    pattern: /^CMake (Error|Warning)(?: \(dev\))? at ([^\s:"']{1,400}):(\d{1,7})(?: \((.{1,200})\))?:?$/,
    symptom: (m) => diagnostic({ tool: 'cmake', severity: m[1], path: m[2], line: m[3], message: m[0] }),
  },
  {
    needs: ' on ',
    pattern: /^[│|\s]{0,6}on ([^\s:"']{1,400}\.tf(?:vars)?) line (\d{1,7})(?:, in .{1,300})?:?$/,
    symptom: (m) => diagnostic({ tool: 'terraform', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: ' • ',
    // Dart's analyzer, through flutter and dart.
    pattern:
      /^\s{0,8}(error|warning|info) • (.{1,1000}) • ([^\s:"']{1,400}\.dart):(\d{1,7}):\d{1,6} • (\w{1,100})$/,
    symptom: (m) =>
      diagnostic({ tool: 'dart', severity: m[1], message: m[2], path: m[3], line: m[4], code: m[5] }),
    about: 2,
  },
  {
    needs: '.dart:',
    pattern:
      /^\s{0,8}(error|warning|info) - ([^\s:"']{1,400}\.dart):(\d{1,7}):\d{1,6} - (.{1,1000}?) - (\w{1,100})$/,
    symptom: (m) =>
      diagnostic({ tool: 'dart', severity: m[1], path: m[2], line: m[3], message: m[4], code: m[5] }),
    about: 4,
  },
  {
    needs: ': *** ',
    pattern: /^([\w./-]{0,300}(?:[Mm]akefile|\.mk)):(\d{1,7}): \*\*\* (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'make', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'Dockerfile',
    pattern: /^([\w./-]{0,300}Dockerfile[\w.-]{0,60}):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'docker', path: m[1], line: m[2], message: m[0] }),
  },
])
