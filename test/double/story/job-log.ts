import { fault } from './shop.ts'

type Files = ReadonlyMap<string, string>

/** Where a piece of code stands, 1-based. */
export type Position = { readonly path: string; readonly line: number; readonly column: number }

/** The position of `part` in the first line of the file that holds `line`. */
function positionOf(files: Files, path: string, line: string, part: string): Position {
  const lines = (files.get(path) ?? '').split('\n')
  const at = lines.findIndex((text) => text.includes(line))
  if (at < 0) throw new Error(`${path} has no line with ${line}`)
  return { path, line: at + 1, column: (lines[at] ?? '').lastIndexOf(part) + 1 }
}

/** The frames of the planted fault, innermost first. */
export function framesOf(files: Files): readonly (Position & { readonly symbol: string | null })[] {
  return [
    { symbol: fault.symbol, ...positionOf(files, fault.path, fault.becomes, 'discount') },
    { symbol: 'priceOf', ...positionOf(files, 'src/prices.js', '(1 - discountFor(', 'discountFor') },
    { symbol: 'totalOf', ...positionOf(files, 'src/cart.js', '+= priceOf(', 'priceOf') },
    { symbol: 'checkout', ...positionOf(files, 'src/checkout.js', '= totalOf(', 'totalOf') },
    { symbol: null, ...positionOf(files, 'test/smoke.js', '= checkout(', 'checkout') },
  ]
}

/** What Node prints when the smoke test throws. `root` is where the repository was checked out. */
export function failureLines(files: Files, root: string): readonly string[] {
  const frames = framesOf(files)
  const [first] = frames
  if (first === undefined) return []
  const source = (files.get(first.path) ?? '').split('\n')[first.line - 1] ?? ''
  return [
    `file://${root}/${first.path}:${first.line}`,
    source,
    `${' '.repeat(first.column - 1)}^`,
    '',
    `TypeError: ${fault.message}`,
    ...frames.map(({ symbol, path, line, column }) => {
      const place = `file://${root}/${path}:${line}:${column}`
      return symbol === null ? `    at ${place}` : `    at ${symbol} (${place})`
    }),
    '    at ModuleJob.run (node:internal/modules/esm/module_job:343:25)',
    '    at async onImport.tracePromise.__proto__ (node:internal/modules/esm/loader:665:26)',
    '    at async asyncRunEntryPointWithESMLoader (node:internal/modules/run_main:117:5)',
    '',
    'Node.js v24.21.0',
  ]
}

/** Lines as GitHub stores them: a byte order mark, and a time with seven decimals before every line. */
function stamped(lines: readonly string[], start: string): string {
  const first = Date.parse(start)
  const text = lines.map((line, n) => {
    const at = new Date(first + n * 137).toISOString().replace('Z', '0000Z')
    return `${at} ${line}`
  })
  return `\uFEFF${text.join('\n')}\n`
}

const shell = (command: string): readonly string[] => [
  `##[group]Run ${command}`,
  `\u001B[36;1m${command}\u001B[0m`,
  'shell: /usr/bin/bash -e {0}',
  '##[endgroup]',
]

const head = (sha: string, repository: string): readonly string[] => [
  "Current runner version: '2.335.1'",
  '##[group]Runner Image Provisioner',
  'Hosted Compute Agent',
  '##[endgroup]',
  '##[group]Operating System',
  'Ubuntu',
  '24.04.4',
  'LTS',
  '##[endgroup]',
  'Prepare workflow directory',
  'Complete job name: deploy',
  '##[group]Run actions/checkout@v7',
  'with:',
  `  repository: ${repository}`,
  '  fetch-depth: 1',
  '##[endgroup]',
  `Syncing repository: ${repository}`,
  '[command]/usr/bin/git checkout --progress --force refs/remotes/origin/main',
  `HEAD is now at ${sha.slice(0, 7)}`,
]

const tail = [
  'Post job cleanup.',
  '[command]/usr/bin/git version',
  'git version 2.52.0',
  'Cleaning up orphan processes',
]

export type LogFacts = {
  readonly sha: string
  readonly repository: string
  readonly name: string
  readonly startedAt: string
}

/** The log of the deploy job: it fails in the smoke test when files with the fault are given. */
export function deployLog(facts: LogFacts, broken: Files | null): string {
  const root = `/home/runner/work/${facts.name}/${facts.name}`
  const outcome =
    broken === null
      ? ['Smoke test bought something for 900 cents', 'Deployed.']
      : [...failureLines(broken, root), '##[error]Process completed with exit code 1.']
  const lines = [...head(facts.sha, facts.repository), ...shell('node test/smoke.js'), ...outcome, ...tail]
  return stamped(lines, facts.startedAt)
}

/** The log of the test job, which always passes. */
export function testLog(facts: LogFacts): string {
  const lines = [
    ...head(facts.sha, facts.repository),
    ...shell('node --test'),
    '✔ takes the rate of the country (0.6ms)',
    'ℹ tests 1',
    'ℹ pass 1',
    'ℹ fail 0',
    ...tail,
  ]
  return stamped(lines, facts.startedAt)
}
