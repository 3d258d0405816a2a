import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** The line that the YAML reader names within the message. */
const yamlLine = (message: string | undefined): string | undefined =>
  /\bline (\d{1,7}):/.exec(message ?? '')?.[1]

/** Helm, kubectl and Bazel: findings that name a file of the repository. */
export const deployDiagnostics = lineExtractor('deploy-diagnostics', [
  {
    needs: 'template: ',
    pattern: /\btemplate: ([^\s:"'()]{1,300}):(\d{1,7})(?::\d{1,6})?: (.{1,2000})/,
    symptom: (m) => diagnostic({ tool: 'helm', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: 'YAML parse error on ',
    pattern: /YAML parse error on ([^\s:"'()]{1,300}): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'helm', path: m[1], line: yamlLine(m[2]), message: m[2] }),
  },
  {
    needs: 'parse error at (',
    pattern: /\bparse error at \(([^\s:"'()]{1,300}):(\d{1,7})\): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'helm', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: '[ERROR] ',
    // helm lint.
    pattern:
      /^\[ERROR\] ((?:templates|crds|charts)\/[^\s:"'()]{1,300}|(?:values|Chart)\.ya?ml|values\.schema\.json): (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'helm', path: m[1], line: yamlLine(m[2]), message: m[2] }),
    about: 2,
  },
  {
    needs: 'rror ',
    pattern:
      /\berror (?:validating|when creating|when applying patch to|when retrieving current configuration of|parsing) "?([^\s"]{1,400}\.(?:ya?ml|json))"?: (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'kubectl', path: m[1], line: yamlLine(m[2]), message: m[2] }),
    about: 2,
  },
  {
    needs: 'unable to recognize ',
    pattern: /unable to recognize "([^"]{1,400})": (.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'kubectl', path: m[1], message: m[2] }),
    about: 2,
  },
  {
    needs: 'ERROR: ',
    pattern:
      /^ERROR: ((?:[A-Za-z]:)?[^\s:"']{0,400}(?:BUILD(?:\.bazel)?|WORKSPACE(?:\.bazel)?|\.bzl|MODULE\.bazel)):(\d{1,7}):\d{1,6}: (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'bazel', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
])
