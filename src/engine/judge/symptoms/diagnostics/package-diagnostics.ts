import type { LineRule } from '../line-rules.ts'
import { lineExtractor } from '../line-rules.ts'
import { diagnostic } from './diagnostic.ts'

/** A finding about the file in which a package manager keeps what it was asked for, or what it locked. */
const about = (tool: string, path: string, needs: LineRule['needs'], pattern: RegExp): LineRule => ({
  needs,
  pattern,
  symptom: (m) => {
    const { code, message } = m.groups ?? {}
    return diagnostic({ tool, path, code, message: message ?? m[0] })
  },
})

const SCRIPT: readonly LineRule[] = [
  about(
    'npm',
    'package.json',
    ['npm e', 'npm ERR!'],
    /^npm (?:error|ERR!) code (?<code>ERESOLVE|EUSAGE|ETARGET|EJSONPARSE|ENOVERSIONS|EBADENGINE|EOVERRIDE)$/,
  ),
  about(
    'npm',
    'package.json',
    'No matching version found for ',
    /^npm (?:error|ERR!) notarget (?<message>No matching version found for .{1,400})$/,
  ),
  about(
    'npm',
    'package.json',
    ' is not in th',
    /^npm (?:error|ERR!) 404 {1,4}(?<message>'.{1,300}' is not in th(?:is|e npm) registry.{0,200})$/,
  ),
  about(
    'pnpm',
    'pnpm-lock.yaml',
    'LOCKFILE',
    /(?<code>ERR_PNPM_(?:OUTDATED|BROKEN|NO|FROZEN)_LOCKFILE\w{0,40})\s{1,4}(?<message>.{1,1000})/,
  ),
  about(
    'pnpm',
    'package.json',
    'ERR_PNPM_',
    /(?<code>ERR_PNPM_(?:NO_MATCHING_VERSION|PEER_DEP_ISSUES|UNSUPPORTED_ENGINE|WORKSPACE_PKG_NOT_FOUND|JSON_PARSE)\w{0,40})\s{1,4}(?<message>.{1,1000})/,
  ),
  about('yarn', 'yarn.lock', 'YN00', /^(?:➤ )?(?<code>YN00(?:18|28)): (?:[│└┌] )?(?<message>.{1,1000})$/),
  about(
    'yarn',
    'package.json',
    'YN00',
    /^(?:➤ )?(?<code>YN00(?:16|27|82)): (?:[│└┌] )?(?<message>.{1,1000})$/,
  ),
  about(
    'yarn',
    'package.json',
    "Couldn't find a",
    /^error (?<message>Couldn't find any versions for .{1,400})$/,
  ),
  about(
    'yarn',
    'yarn.lock',
    'lockfile needs',
    /^error (?<message>Your lockfile needs to be updated.{0,300})$/,
  ),
]

const PYTHON: readonly LineRule[] = [
  {
    needs: '(line ',
    pattern: /^ERROR: (Cannot install .{0,600}?-r ([^\s]{1,300}) \(line (\d{1,7})\).{0,600})$/,
    symptom: (m) => diagnostic({ tool: 'pip', message: m[1], path: m[2], line: m[3] }),
  },
  {
    needs: '(from line ',
    pattern: /^ERROR: (Invalid requirement: .{1,400}) \(from line (\d{1,7}) of ([^\s()]{1,300})\)/,
    symptom: (m) => diagnostic({ tool: 'pip', message: m[1], path: m[3], line: m[2] }),
  },
  {
    needs: '(from -r ',
    pattern: /^\s{2,8}(\S{1,200}) from \S{1,1000} \(from -r ([^\s()]{1,300}) \(line (\d{1,7})\)\):$/,
    symptom: (m) =>
      diagnostic({ tool: 'pip', message: `${m[1]} does not match its hash`, path: m[2], line: m[3] }),
  },
  {
    needs: 'No matching distribution found for ',
    pattern: /(No matching distribution found for .{1,300})$/,
    symptom: (m) => diagnostic({ tool: 'pip', message: m[1] }),
  },
  about(
    'poetry',
    'poetry.lock',
    'poetry.lock',
    /(?<message>pyproject\.toml changed significantly since poetry\.lock was last generated.{0,200})$/,
  ),
  about(
    'uv',
    'pyproject.toml',
    'No solution found',
    /(?<message>No solution found when resolving .{1,300})$/,
  ),
  about('uv', 'pyproject.toml', '─▶ Because ', /^\s{1,4}╰─▶ (?<message>Because .{1,600})$/),
]

const CONDA: readonly LineRule[] = [
  {
    needs: 'nothing provides ',
    pattern: /^\s{1,8}- (nothing provides .{1,400})$/,
    symptom: (m) => diagnostic({ tool: 'conda', message: m[1] }),
  },
  {
    needs: ' does not exist (perhaps a ',
    pattern: /^[\s│├└─]{1,40}(\w.{0,200}? does not exist \(perhaps a (?:typo|missing channel).{0,60})$/,
    symptom: (m) => diagnostic({ tool: 'conda', message: m[1] }),
  },
]

const BUNDLER: readonly LineRule[] = [
  about('bundler', 'Gemfile', 'Could not find gem ', /^(?<message>Could not find gem .{1,400})$/),
  about(
    'bundler',
    'Gemfile',
    'compatible versions',
    /^(?<message>Bundler could not find compatible versions .{0,300})$/,
  ),
  about(
    'bundler',
    'Gemfile',
    'Gemfile depends on ',
    /^\s{0,4}(?:So, because |Because |and )(?<message>.{0,300}\bGemfile depends on .{1,300})$/,
  ),
  about('bundler', 'Gemfile', 'error parsing `', /^\[!\] (?<message>There was an error parsing `.{1,600})$/),
  about(
    'bundler',
    'Gemfile.lock',
    ' in locally installed gems',
    /^(?<message>Could not find \S{1,200}(?:, \S{1,200}){0,20} in locally installed gems)$/,
  ),
  about(
    'bundler',
    'Gemfile.lock',
    'Your bundle only supports platforms',
    /^(?<message>Your bundle only supports platforms .{1,400})$/,
  ),
  about(
    'bundler',
    'Gemfile.lock',
    'lockfile',
    /^(?<message>The (?:gemspecs for path gems changed|dependencies in your gemfile changed).{0,400}lockfile.{0,200})$/,
  ),
]

const JVM: readonly LineRule[] = [
  {
    needs: ', column ',
    pattern:
      /^\[ERROR\] (.{1,1000}?) @ (?:.{0,300}?([^\s,@]{0,300}pom\.xml), )?line (\d{1,7}), column \d{1,6}/,
    symptom: (m) => diagnostic({ tool: 'maven', message: m[1], path: m[2] ?? 'pom.xml', line: m[3] }),
  },
  {
    needs: 'Could not find artifact ',
    pattern: /(Could not find artifact [\w.:${}-]{1,300})/,
    symptom: (m) => diagnostic({ tool: 'maven', code: 'artifact-not-found', message: m[1] }),
  },
  {
    needs: "file '",
    pattern: /^(?:Build|Settings|Script|Initialization script) file '([^']{1,400})' line: (\d{1,7})$/,
    symptom: (m) => diagnostic({ tool: 'gradle', path: m[1], line: m[2], message: m[0] }),
  },
]

const OTHERS: readonly LineRule[] = [
  about(
    'cocoapods',
    'Podfile',
    '[!] ',
    /^\[!\] (?<message>(?:CocoaPods could not find compatible versions for pod |Unable to find a specification for |`[^`]{1,100}` requires CocoaPods version |Invalid `Podfile` file: ).{1,600})$/,
  ),
  about(
    'cocoapods',
    'Podfile',
    'None of your spec sources',
    /^(?<message>None of your spec sources contain a spec satisfying .{1,600})$/,
  ),
  {
    needs: ['Podfile:', 'Gemfile:'],
    pattern: /^\s{0,4}# {1,3}from ([^\s:"'()]{0,400}(?:Podfile|Gemfile)):(\d{1,7})$/,
    symptom: (m) =>
      diagnostic({
        tool: m[1]?.endsWith('Podfile') === true ? 'cocoapods' : 'bundler',
        path: m[1],
        line: m[2],
        message: m[0].trim(),
      }),
  },
  {
    needs: 'conflict set: ',
    pattern: /^\[__\d{1,4}\] (fail \(backjumping, conflict set: .{1,600}\))$/,
    symptom: (m) => diagnostic({ tool: 'cabal', message: m[1] }),
  },
  {
    needs: 'build constraints exclude all Go files',
    pattern: /^(?:go build |package )?\S{1,300}: (build constraints exclude all Go files in .{1,400})$/,
    symptom: (m) => diagnostic({ tool: 'go', message: m[1] }),
  },
  {
    needs: ': import cycle not allowed',
    pattern: /^\s{0,8}imports (\S{1,300}: import cycle not allowed.{0,60})$/,
    symptom: (m) => diagnostic({ tool: 'go', message: m[1] }),
  },
  about('go-modules', 'go.mod', 'go: ', /^go: (?<message>[\w./-]{1,300}@\S{1,200}: .{1,1000})$/),
  about('go-modules', 'go.mod', 'go.mod needed', /^go: (?<message>updates to go\.mod needed.{0,200})$/),
  about('go-modules', 'go.sum', 'go.sum entry', /(?<message>missing go\.sum entry for .{1,300})$/),
  about(
    'composer',
    'composer.json',
    'Root composer.json requires ',
    /^\s{0,8}- (?<message>Root composer\.json requires .{1,600})$/,
  ),
  about(
    'composer',
    'composer.json',
    ' -> ',
    /^\s{4,8}- (?<message>(?!Root composer\.json )[a-z][\w.-]{0,80}\/[\w.-]{1,100} \S{1,100} (?:requires|conflicts with|replaces) .{1,600} -> .{1,600})$/,
  ),
  // Poetry and pub word it alike; Poetry puts versions in brackets.
  about(
    'poetry',
    'pyproject.toml',
    'version solving failed',
    /^(?<message>.{0,400}\b(?:depends on|requires) [\w.@-]{1,100}(?:\[[\w,.-]{1,100}\])? \(.{0,400}\bversion solving failed\.)$/,
  ),
  about('pub', 'pubspec.yaml', 'version solving failed', /^(?<message>.{1,600}\bversion solving failed\.)$/),
  about(
    'swiftpm',
    'Package.swift',
    'Dependencies could not be resolved ',
    /^error: (?<message>Dependencies could not be resolved .{1,600})$/,
  ),
  about(
    'mix',
    'mix.lock',
    'The lock is mismatched',
    /^\*\* \(Mix\) (?<message>The lock is mismatched.{0,200})$/,
  ),
  about(
    'composer',
    'composer.json',
    'could not be resolved to an installable',
    /(?<message>Your requirements could not be resolved to an installable set of packages\.?)$/,
  ),
]

/** What package managers say when they cannot put together what was asked for. */
export const packageDiagnostics = lineExtractor('package-diagnostics', [
  ...SCRIPT,
  ...PYTHON,
  ...CONDA,
  ...BUNDLER,
  ...JVM,
  ...OTHERS,
])
