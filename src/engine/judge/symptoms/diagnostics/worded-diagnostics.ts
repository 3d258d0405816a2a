import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** RuboCop: whatever it calls a finding, it fails for it. */
const rubocop = (severity: string): LineRule => ({
  needs: `: ${severity}: `,
  pattern:
    /^([^\s:"'()]{1,400}):(\d{1,7}):\d{1,6}: [CRWEF]: (?:\[\w{1,20}\] )?(?:([A-Z]\w{1,60}(?:\/[A-Z]\w{1,60}){1,3}): )?(.{1,1000})$/,
  symptom: (m) => diagnostic({ tool: 'rubocop', path: m[1], line: m[2], code: m[3], message: m[4] }),
  about: 4,
})

/**
 * Languages that name the place in words or without a severity: PHP, Ruby, Perl, shell, Ansible, nginx, Terraform,
 * Dart, make, Docker.
 */
export const wordedDiagnostics = lineExtractor('worded-diagnostics', [
  {
    needs: ' on line ',
    pattern:
      /^(?:PHP )?((?:Fatal|Parse|Compile|Core|Recoverable fatal) error|Warning|Notice|Deprecated|Strict Standards):\s{1,4}(.{1,4000}) in ([^\s"']{1,400}) on line (\d{1,7})$/,
    symptom: (m) =>
      diagnostic({ tool: 'php', severity: m[1], code: m[1], message: m[2], path: m[3], line: m[4] }),
    about: 2,
  },
  {
    needs: ['Fatal error:', 'Parse error:'],
    pattern: /^(?:PHP )?(?:Fatal error|Parse error):\s{1,4}(.{1,4000}) in ([^\s"':]{1,400}\.php):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'php', message: m[1], path: m[2], line: m[3] }),
  },
  {
    // Symfony's console, and Laravel's: the name of the file alone.
    needs: '.php line ',
    pattern: /^\s{0,4}In ([\w.-]{1,120}\.php) line (\d{1,7}):$/,
    symptom: (m) => diagnostic({ tool: 'php', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'syntax error',
    pattern: /^([^\s:"'()]{1,400}):(\d{1,7}): ((?:warning: )?syntax error.{0,1000})$/,
    symptom: (m) => diagnostic({ tool: 'ruby', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'm4:',
    pattern: /^[\w./-]{0,60}m4:([^\s:"'()]{1,400}):(\d{1,7}): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'm4', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: ' https://srb.help/',
    pattern: /^([^\s:"'()]{1,400}\.rbi?):(\d{1,7}): (.{1,1000}) https:\/\/srb\.help\/(\d{4})$/,
    symptom: (m) => diagnostic({ tool: 'sorbet', path: m[1], line: m[2], message: m[3], code: m[4] }),
    about: 3,
  },
  {
    needs: ': line ',
    pattern:
      /^(?!(?:[Ee]rror|ERROR|[Ww]arning|WARNING|[Ff]atal|FATAL): )([^\s:"'()]{1,400}): line (\d{1,7}): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'shell', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'appears to be in ',
    // Ansible; what is wrong stands above, or before it in a string of JSON.
    pattern:
      /(?:^|\\n)The (?:error|offending line) appears to be in ["'](.{1,400}?)["']: line (\d{1,7}), column \d{1,6}/,
    symptom: (m) => diagnostic({ tool: 'ansible', path: m[1], line: m[2], message: m[0] }),
  },
  {
    // protoc and buf, which puts no blank before the message.
    needs: '.proto:',
    pattern: /^([^\s:"'()]{1,400}\.proto):(\d{1,7}):\d{1,6}:(?! ?warning) ?(.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'protobuf', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: '.github/workflows/',
    pattern: /^(\.github\/workflows\/[^\s:"'()]{1,200}):(\d{1,7}):\d{1,6}: (.{1,1000}) \[([\w-]{1,40})\]$/,
    symptom: (m) => diagnostic({ tool: 'actionlint', path: m[1], line: m[2], message: m[3], code: m[4] }),
    about: 3,
  },
  {
    needs: '[emerg]',
    pattern: /^(?:nginx: )?\[emerg\] (?:\d{1,9}#\d{1,9}: )?(.{1,1000}) in ([^\s:"']{1,400}):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'nginx', message: m[1], path: m[2], line: m[3] }),
    about: 1,
  },
  {
    needs: '.tf',
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
    needs: 'ockerfile',
    pattern: /^([\w./-]{0,300}[Dd]ockerfile[\w.-]{0,60}):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'docker', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'Containerfile',
    pattern: /^([\w./-]{0,300}Containerfile[\w.-]{0,60}):(\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'docker', path: m[1], line: m[2], message: m[0] }),
  },
  {
    needs: 'ockerfile',
    // hadolint.
    pattern:
      /^([\w./-]{0,300}[Dd]ockerfile[\w.-]{0,60}):(\d{1,7}) ([A-Z]{2}\d{4}) (error|warning|info|style): (.{1,1000})$/,
    symptom: (m) =>
      diagnostic({ tool: 'hadolint', path: m[1], line: m[2], code: m[3], severity: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: 'syntax error at ',
    // Perl.
    pattern: /^(syntax error) at ([^\s"'()]{1,400}) line (\d{1,7}), (.{1,400})$/,
    symptom: (m) => diagnostic({ tool: 'perl', path: m[2], line: m[3], message: `${m[1]}, ${m[4]}` }),
    about: 4,
  },
  {
    needs: 'ERROR: ',
    // Psalm.
    pattern:
      /^ERROR: ([A-Z]\w{2,80}) - ([^\s:"'()]{1,400}):(\d{1,7}):\d{1,6} - (.{1,1000}?)(?: \(see .{1,200}\))?$/,
    symptom: (m) => diagnostic({ tool: 'psalm', code: m[1], path: m[2], line: m[3], message: m[4] }),
    about: 4,
  },
  ...['C', 'R', 'W', 'E', 'F'].map(rubocop),
])
