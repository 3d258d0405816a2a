import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import type { Mutant } from './mutants.ts'

export type Outcome = 'killed' | 'survived' | 'timed-out' | 'invalid'

/** A copy of the project in a temporary folder, so that nobody's tests ever see a fault. */
export type TestBench = {
  readonly folder: string
  /** Puts the fault in, runs the tests that could see it, and takes it out again. */
  readonly judge: (mutant: Mutant) => Outcome
  /** True where the tests of the given files pass as they are: only then a failing test tells of a fault. */
  readonly isGreen: (paths: readonly string[]) => boolean
  readonly remove: () => void
}

/** A loop that a fault made endless ends here; a whole group of tests takes a tenth of it. */
const timeLimitMs = 90_000

export function openTestBench(root: string): TestBench {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  for (const name of ['src', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  linkPackages(root, folder)
  return {
    folder,
    judge: (mutant) => judge(folder, mutant),
    isGreen: (paths) =>
      run(folder, [...new Set(paths.flatMap((path) => testsOf(folder, path)).flat())]) === 0,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Package by package: caches that tools keep beside the packages stay out of the copied project. */
function linkPackages(root: string, folder: string): void {
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name.startsWith('.')) continue
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
}

function judge(folder: string, mutant: Mutant): Outcome {
  if (!mutant.isProgram) return 'invalid'
  const file = join(folder, mutant.path)
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, mutant.text)
  try {
    for (const tests of testsOf(folder, mutant.path)) {
      const exit = tests.length === 0 ? 0 : run(folder, tests)
      if (exit !== 0) return exit === null ? 'timed-out' : 'killed'
    }
    return 'survived'
  } finally {
    writeFileSync(file, whole)
  }
}

/** The tests that could see a fault: the file's own first, then its stage's, those that import it, and the judge's. */
function testsOf(folder: string, path: string): readonly (readonly string[])[] {
  const own = path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts')
  const others = globSync('test/engine/**/*.test.ts', { cwd: folder }).filter(
    (test) => test !== own && (isOfStage(test, dirname(own)) || imports(join(folder, test), path)),
  )
  return [existsSync(join(folder, own)) ? [own] : [], others.toSorted()]
}

/** A stage is a folder below `engine` or `judge`; the judge's own tests see the faults of all of its stages. */
function isOfStage(test: string, folder: string): boolean {
  const stage = folder.split('/').slice(0, 4).join('/')
  const isWhole = stage.startsWith('test/engine/judge/') || !stage.startsWith('test/engine/judge')
  if (isWhole ? test.startsWith(`${stage}/`) : dirname(test) === stage) return true
  return stage.startsWith('test/engine/judge') && test.startsWith('test/engine/judge/judge')
}

function imports(test: string, path: string): boolean {
  return readFileSync(test, 'utf8').includes(`/${basename(path)}'`)
}

/** The exit code; null where the time was up. Threads end with their process, however busy. */
function run(folder: string, tests: readonly string[]): number | null {
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
  const options = ['--bail', '1', '--project', 'unit', '--pool', 'threads', '--no-isolate']
  return spawnSync(process.execPath, [vitest, 'run', ...options, '--no-file-parallelism', ...tests], {
    cwd: folder,
    stdio: 'ignore',
    timeout: timeLimitMs,
    killSignal: 'SIGKILL',
  }).status
}
