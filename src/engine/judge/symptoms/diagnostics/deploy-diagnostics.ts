import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** The line that the YAML reader names within the message. */
const yamlLine = (message: string | undefined): string | undefined =>
  /\bline (\d{1,7}):/.exec(message ?? '')?.[1]

/** Kustomize tells the whole path where it tries the file as a folder at last. */
const wholePath = ({ 1: named, 2: said = '', input }: RegExpExecArray): string | undefined =>
  /^open ([^\s:]{1,400}): /.exec(said)?.[1] ??
  /'([^']{1,400})' must be a directory to be a root/.exec(input)?.[1] ??
  named

/** Helm, helmfile, kubectl, Kustomize, conftest, kubeconform, Bicep and Bazel: findings that name a file of the repository. */
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
    // What a template says with `fail` and `required` is an error of its execution.
    needs: ['parse error at (', 'execution error at ('],
    pattern: /\b(?:parse|execution) error at \(([^\s:"'()]{1,300}):(\d{1,7})(?::\d{1,6})?\): (.{1,1000})$/,
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
    // That a folder is no file says only that it goes on below.
    needs: "resources from '",
    pattern: /resources from '([^']{1,300})': (?!read )([^']{1,1000})/,
    symptom: (m) =>
      diagnostic({ tool: 'kustomize', path: wholePath(m), line: yamlLine(m[2]), message: m[2] }),
    about: 2,
  },
  {
    // helmfile: the file that failed stands last.
    needs: 'failed processing release ',
    pattern: /(?:^|: )in ([^\s:"'()[\]]{1,300}\.(?:ya?ml|gotmpl)): (failed processing release .{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'helmfile', path: m[1], message: m[2] }),
    about: 2,
  },
  {
    // conftest: the file, perhaps the namespace of the rule, what it says.
    needs: 'FAIL - ',
    pattern: /^FAIL - ([^\s"']{1,400}\.\w{1,8}) - (?:([\w.]{1,80}) - )?(.{1,1000})$/,
    symptom: (m) => diagnostic({ tool: 'conftest', path: m[1], code: m[2], message: m[3] }),
    about: 3,
  },
  {
    needs: ['is invalid: ', 'failed validation: '],
    pattern:
      /^([^\s:"']{1,400}\.(?:ya?ml|json)) - (?:[A-Z]\w{1,80} \S{1,253} )?(?:is invalid|failed validation): (.{1,1500})$/,
    symptom: (m) => diagnostic({ tool: 'kubeconform', path: m[1], message: m[2] }),
    about: 2,
  },
  {
    // Bicep, also through az, which says the level once more.
    needs: '.bicep',
    pattern:
      /^(?:(?:ERROR|WARNING): )?([^\s:"'()][^"'()]{0,400}\.bicep(?:param)?)\((\d{1,7}),\d{1,6}\) : (Error|Warning|Info) ([\w-]{1,80}): (.{1,2000}?)(?: \[https:\/\/[^\s\]]{1,200}\])?$/,
    symptom: (m) =>
      diagnostic({ tool: 'bicep', path: m[1], line: m[2], severity: m[3], code: m[4], message: m[5] }),
    about: 5,
  },
  {
    needs: 'ERROR: ',
    pattern:
      /^ERROR: ((?:[A-Za-z]:)?[^\s:"']{0,400}(?:BUILD(?:\.bazel)?|WORKSPACE(?:\.bazel)?|\.bzl|MODULE\.bazel)):(\d{1,7}):\d{1,6}: (.{1,2000})$/,
    symptom: (m) => diagnostic({ tool: 'bazel', path: m[1], line: m[2], message: m[3] }),
    about: 3,
  },
])
