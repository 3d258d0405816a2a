import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'

import { buildPrograms } from './build.ts'

// Times the ranking of one window of a clone, command line and all, against the floor: git's own log of that window,
// read once and thrown away; with patches, or of a window so long that not every patch is read, with names only. Each
// run has a process of its own, so that nothing of ours is in memory; the two take turns, so that other work on the
// machine, and what the system holds of the clone's files, bear on both alike. Medians count. Processor time is that of
// all processes together; memory is the peak of ours, without git's. The log of the case names a file that the window
// changed, so that the second pass is asked too.
// `node tools/bench-ranking.ts GIT_DIR [REVISION [WINDOW...]] [--rounds=N]`, say `repo/.git main 100 1000 10000`.

const NAMES_FROM = 2_001

type Measured = { readonly seconds: number; readonly processor: number; readonly megabytes: number }
type Bench = {
  readonly gitDir: string
  readonly bad: string
  readonly folder: string
  readonly rounds: number
}

/** Runs to the end and gives what it printed; throws where it fails. */
async function outputOf(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
  const { promise, resolve: end } = Promise.withResolvers<number | null>()
  child.on('close', end)
  if ((await promise) !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
  return Buffer.concat(chunks).toString('utf8')
}

/** The shell tells the processor time of all that it waited for, grandchildren too. */
const timed = '"$@" >&3 || exit 1; times'

async function measure(folder: string, command: readonly string[]): Promise<Measured> {
  const memory = join(folder, 'memory')
  await writeFile(memory, '')
  const begun = performance.now()
  const child = spawn('sh', ['-c', timed, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, BENCH_MEMORY: memory },
  })
  // What it prints has to be read, or it would wait for ever.
  child.stdio[3]?.on('data', () => undefined)
  let times = ''
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => void (complaint += chunk.toString('utf8')))
  child.stdout?.on('data', (chunk: Buffer) => void (times += chunk.toString('latin1')))
  const { promise, resolve: end } = Promise.withResolvers<number | null>()
  child.on('close', end)
  if ((await promise) !== 0) throw new Error(`${command.join(' ')} failed: ${complaint}`)
  const seconds = (performance.now() - begun) / 1000
  const spent = [...(times.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  const processor = spent.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0)
  const peaks = (await readFile(memory, 'utf8')).split('\n').map(Number)
  return { seconds, processor, megabytes: Math.max(...peaks) / 1024 }
}

/** Loaded into every thread of the program measured. */
const remember = `
import { appendFileSync } from 'node:fs'
process.on('exit', () => appendFileSync(process.env.BENCH_MEMORY, process.resourceUsage().maxRSS + '\\n'))
`

/** A case whose log names a file that the middle of the window changed. */
async function writeCase({ gitDir, bad, folder }: Bench, window: number): Promise<string> {
  const git = async (...args: readonly string[]) => await outputOf('git', [`--git-dir=${gitDir}`, ...args])
  const badSha = (await git('rev-parse', `${bad}^{commit}`)).trim()
  const good = (await git('rev-parse', `${bad}~${window}^{commit}`)).trim()
  const middle = [
    'log',
    '--first-parent',
    '-m',
    '--format=',
    '--name-only',
    '--diff-filter=M',
    `--skip=${window >> 1}`,
  ]
  const changed = await git(...middle, '-n', '20', bad)
  const there = new Set((await git('ls-tree', '-r', '--name-only', bad)).split('\n'))
  const path = changed.split('\n').find((one) => there.has(one) && /\.\w+$/.test(one)) ?? ''
  const log = `Building.\n${path}:12:3: error: no member named 'frobnicate' in 'Widget'\n1 error generated.\n`
  const incident = { kind: 'check', name: 'build', title: 'build failed' }
  const range = { good, bad: badSha }
  const line = { id: 'bench', repo: 'octo/shop', incident, failures: [{ name: 'build', log }], range }
  await writeFile(join(folder, 'cases.jsonl'), `${JSON.stringify(line)}\n`)
  return `${good}..${badSha}`
}

async function bench(run: Bench, window: number): Promise<void> {
  const { folder, gitDir, rounds } = run
  const range = await writeCase(run, window)
  const shape = window < NAMES_FROM ? '-p' : '--name-only'
  const floor = ['git', `--git-dir=${gitDir}`, '--no-pager', 'log', '--first-parent', shape, range]
  const files = ['--cases', join(folder, 'cases.jsonl'), '--out', join(folder, 'out.jsonl')]
  const program = [process.execPath, `--import=${join(folder, 'remember.mjs')}`, join(folder, 'cli/main.js')]
  const rank = [...program, 'rank', ...files, '--git-dir', gitDir, '--jobs', '1', '--restart']
  const measured: { readonly floor: Measured; readonly rank: Measured }[] = []
  for (let round = 0; round < rounds; round += 1)
    measured.push({ floor: await measure(folder, floor), rank: await measure(folder, rank) })
  const of = (who: 'floor' | 'rank', what: keyof Measured): number =>
    median(measured.map((one) => one[who][what]))
  const [wall, floorWall] = [of('rank', 'seconds'), of('floor', 'seconds')]
  const [processor, floorProcessor] = [of('rank', 'processor'), of('floor', 'processor')]
  const times = [floorWall, wall, wall / floorWall, floorProcessor, processor, processor / floorProcessor]
  row([
    String(window),
    `log ${shape}`,
    ...times.map((one) => one.toFixed(2)),
    of('rank', 'megabytes').toFixed(0),
  ])
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

function row(cells: readonly string[]): void {
  console.log(
    cells.map((cell, at) => (at === 1 ? cell.padEnd(16) : cell.padStart(at === 0 ? 7 : 11))).join(' '),
  )
}

async function main(gitDir: string, bad: string, windows: readonly number[], rounds: number): Promise<void> {
  // Below the packages, so that the program finds them.
  const folder = await mkdtemp(join(import.meta.dirname, '../node_modules/.bench-ranking-'))
  try {
    await buildPrograms(folder)
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
    await writeFile(join(folder, 'remember.mjs'), remember)
    row([
      'commits',
      'floor',
      'floor s',
      'rank s',
      '× floor',
      'floor cpu s',
      'rank cpu s',
      '× floor',
      'MB RSS',
    ])
    for (const window of windows) await bench({ gitDir, bad, folder, rounds }, window)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const options = process.argv.slice(2).filter((one) => one.startsWith('--'))
const [gitDir, bad = 'HEAD', ...windows] = process.argv.slice(2).filter((one) => !one.startsWith('--'))
if (gitDir === undefined) throw new Error('Give a git directory, a revision and lengths of windows.')
const rounds = Number(options.find((one) => one.startsWith('--rounds='))?.slice('--rounds='.length) ?? 5)
await main(resolve(gitDir), bad, windows.length === 0 ? [100, 1_000, 10_000] : windows.map(Number), rounds)
