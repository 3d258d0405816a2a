import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'

import { condenseLog } from '../src/engine/gather/condense-log.ts'
import { readFailures } from '../src/engine/judge/symptoms/read-failures.ts'

// Times the reading of hostile and ordinary logs of up to 100 MB against the floor: the same file read line by line with
// nothing done. Every measurement has a process of its own, so that memory is that of the one thing measured, and the
// compiler is as cold as it is for a person at a terminal. Times are those of the processor, all threads together, which
// other work on the machine disturbs least; the quickest of the rounds counts. `node tools/bench-logs.ts [rounds]`.

const MB = 1_000_000
const NOTHING = { sha: null, paths: [], completeness: { kind: 'complete' } } as const

type Measured = { readonly milliseconds: number; readonly megabytes: number; readonly says: string }

/** What is measured, by name; each reads the file and gives a figure that depends on what it read. */
const subjects: Readonly<Record<string, (path: string) => Promise<string>>> = {
  nothing: async () => '',
  readline: async (path) => {
    let lines = 0
    for await (const _ of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) lines += 1
    return `${lines} lines`
  },
  'hand loop': async (path) => {
    const decoder = new TextDecoder()
    let lines = 0
    let rest: string[] = []
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      const text = decoder.decode(chunk as Buffer, { stream: true })
      let start = 0
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
        rest.push(text.slice(start, end))
        if (rest.join('').length >= 0) lines += 1
        rest = []
        start = end + 1
      }
      rest.push(text.slice(start))
    }
    return `${lines} lines`
  },
  condense: async (path) => `${(await condensed(path)).text.length} characters kept`,
  read: async (path) => await readings(path, 1),
  'read five': async (path) => await readings(path, 5),
}

/** Reads the log so many times at once, as the jobs of one failing run. */
async function readings(path: string, times: number): Promise<string> {
  const logs = await Promise.all(Array.from({ length: times }, () => condensed(path)))
  const failures = logs.map((log) => ({ name: 'job', log, baseline: null, annotations: [] }))
  const { symptoms } = readFailures(failures, NOTHING)
  const kept = logs.reduce((sum, { text }) => sum + text.length, 0)
  return `${kept} characters kept, ${symptoms.length} symptoms`
}

async function condensed(path: string) {
  const condenser = condenseLog()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) condenser.add(chunk as Buffer)
  return condenser.end()
}

/** A line of an ordinary build; now and then one that fails. */
function ordinary(at: number): string {
  const time = `2031-01-02T03:04:${String(at % 60).padStart(2, '0')}.${String(at).padStart(7, '0')}Z `
  if (at % 5_000 === 4_999)
    return `${time}##[error]src/module_${at % 513}.ts(${at % 300},7): error TS2339: no such`
  if (at % 5_000 === 4_998) return `${time}    at load (src/module_${at % 513}.ts:${at % 300}:7)`
  if (at % 700 === 0) return `${time}src/test_${at}.py::test_error_is_raised PASSED`
  return `${time}[${at % 97}%] Building CXX object src/module_${at % 513}/part_${at % 71}.dir/source_${at}.cpp.o`
}

/** Logs by name: how many bytes, and the next piece of it for a counter. */
const logs: Readonly<
  Record<string, { readonly size: number; readonly piece: (at: number) => string | Buffer }>
> = {
  'ordinary, 100 MB': { size: 100 * MB, piece: (at) => `${ordinary(at)}\n` },
  'one line of 50 MB': { size: 50 * MB, piece: () => 'word '.repeat(1_000) },
  'one line of 50 MB, redrawn': { size: 50 * MB, piece: (at) => `${at} of many done\r` },
  '3 million lines': { size: 3_000_000 * 12, piece: (at) => `line ${String(at).padStart(6, '0')}\n` },
  'NULs, 50 MB': { size: 50 * MB, piece: () => Buffer.alloc(4_096) },
  'invalid UTF-8, 50 MB': {
    size: 50 * MB,
    piece: () => Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82, 0x0a, 0x41]),
  },
  'a million times one error': { size: 1_000_000 * 27, piece: () => 'Error: boom in src/a.ts:1:2\n' },
}

async function write(
  path: string,
  { size, piece }: { size: number; piece: (at: number) => string | Buffer },
) {
  const file = await open(path, 'w')
  for (let at = 0, left = size; left > 0;) {
    const pieces: Buffer[] = []
    for (let held = 0; held < 1 << 20; at += 1)
      held += pieces[pieces.push(Buffer.from(piece(at))) - 1]?.length ?? 0
    const bytes = Buffer.concat(pieces).subarray(0, left)
    await file.write(bytes)
    left -= bytes.length
  }
  await file.close()
}

function measure(subject: string, path: string, rounds: number): Measured {
  const runs = Array.from({ length: rounds }, () => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [import.meta.filename, '--child', subject, path],
      {
        encoding: 'utf8',
      },
    )
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout) as Measured
  })
  // The machine's other work only ever adds: the quickest run is the nearest to the truth.
  const quickest = runs.toSorted((a, b) => a.milliseconds - b.milliseconds)[0]
  if (quickest === undefined) throw new Error('no rounds')
  return { ...quickest, megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)) }
}

async function child(subject: string, path: string): Promise<void> {
  const begun = process.cpuUsage()
  const says = await subjects[subject]?.(path)
  const { user, system } = process.cpuUsage(begun)
  const milliseconds = (user + system) / 1000
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ milliseconds, megabytes, says }))
}

async function main(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-logs-'))
  try {
    const idle = measure('nothing', '', rounds).megabytes
    const row = (cells: readonly string[]): void => {
      console.log(
        cells.map((cell, at) => (at === 0 ? cell.padEnd(28) : cell.padStart(at === 6 ? 4 : 11))).join(' '),
      )
    }
    row(['log', 'readline ms', 'by hand ms', 'condense ms', 'read ms', '× readline', '× hand', '+MB RSS', ''])
    for (const [name, log] of Object.entries(logs)) {
      const path = join(folder, 'log')
      await write(path, log)
      const [line, hand, condense, read] = ['readline', 'hand loop', 'condense', 'read'].map((one) =>
        measure(one, path, rounds),
      )
      if (line === undefined || hand === undefined || condense === undefined || read === undefined) continue
      const times = [line, hand, condense, read].map(({ milliseconds }) => milliseconds.toFixed(0))
      const ratios = [line, hand].map((floor) => (read.milliseconds / floor.milliseconds).toFixed(2))
      row([name, ...times, ...ratios, (read.megabytes - idle).toFixed(0), `  ${read.says}`])
      if (log.size < 100 * MB) continue
      const five = measure('read five', path, rounds)
      const fiveTimes = [line, hand].map((floor) => (five.milliseconds / (5 * floor.milliseconds)).toFixed(2))
      const more = (five.megabytes - idle).toFixed(0)
      row([
        'five of them at once',
        '',
        '',
        '',
        five.milliseconds.toFixed(0),
        ...fiveTimes,
        more,
        `  ${five.says}`,
      ])
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const [first, subject = '', path = ''] = process.argv.slice(2)
await (first === '--child' ? child(subject, path) : main(Number(first ?? 3)))
