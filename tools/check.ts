import { spawnSync } from 'node:child_process'

/** Everything CI demands, in the order in which a mistake is cheapest to mend. One failing step ends it. */
const steps: readonly (readonly [string, readonly string[]])[] = [
  ['format', ['oxfmt', '--check', '.']],
  ['lint', ['oxlint', '--deny-warnings']],
  ['types', ['tsc']],
  ['unused code', ['knip']],
  ['generated files', ['node', 'tools/generate.ts', '--check']],
  ['tests', ['npm', 'test', '--', '--coverage']],
  ['package', ['npm', 'run', '--silent', 'package']],
]

for (const [name, [command = '', ...rest]] of steps) {
  console.log(`\n── ${name}: ${[command, ...rest].join(' ')}`)
  const { status } = spawnSync(command, rest, { stdio: 'inherit' })
  if (status !== 0) {
    console.error(`\n${name} failed (exit code ${status ?? 'none: not started'}).`)
    process.exit(status ?? 1)
  }
}

const { stdout } = spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' })
if (process.env['CI'] !== undefined && stdout.trim() !== '') {
  console.error(`\nThe checks changed files that are not committed:\n${stdout}`)
  process.exit(1)
}
