import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { webhookPath } from '../../../src/entries/app/server.ts'
import type { Double } from '../../double/start-double.ts'
import { secret } from './a-webhook.ts'

/** The App in a process of its own, started as `npm start` does it, working for a double. */
export type AppProcess = {
  readonly url: string
  readonly webhook: string
  /** Milliseconds from the start of the process until it took deliveries. */
  readonly startedIn: number
  /** All that it has logged so far. */
  readonly log: () => string
  /** Resolves when it has logged such a thing. */
  readonly said: (what: RegExp) => Promise<void>
  /** Resolves when the job of a delivery is done. */
  readonly done: (guid: string) => Promise<void>
  readonly residentMegabytes: () => number
  /** Seconds of processor time that it has used, which say the same on a busy machine as on an idle one. */
  readonly processorSeconds: () => number
  /** Resolves when it ended, by itself or not, with its exit code or the signal that killed it. */
  readonly ended: Promise<number | string | null>
  /** Ends with the exit code, or with the signal that killed it. */
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | string | null>
}

export async function startAppProcess(
  double: Double,
  store: { readonly DATA_DIRECTORY: string } | { readonly DATABASE_URL: string },
  {
    apiUrl = double.url,
    isPaced = false,
    recovers = false,
    drainWithinMs = 25_000,
    // Everything a test looks for in a log, or must not find there, is looked for in the fullest one.
    logLevel = 'debug',
    isToday = false,
    env = {},
  }: {
    readonly apiUrl?: string
    readonly isPaced?: boolean
    readonly recovers?: boolean
    readonly drainWithinMs?: number
    readonly logLevel?: 'debug' | 'info'
    readonly isToday?: boolean
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<AppProcess> {
  const begun = Date.now()
  const program = ['--max-semi-space-size=4', join(import.meta.dirname, 'app-process.ts')]
  const started = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(double.app.id),
      PRIVATE_KEY: double.app.privateKey,
      WEBHOOK_SECRET: secret,
      GITHUB_API_URL: apiUrl,
      TEST_LOG_HOST: new URL(double.logsUrl).host,
      TEST_PACED: isPaced ? 'yes' : 'no',
      TEST_RECOVERS: recovers ? 'yes' : 'no',
      TEST_DRAIN_MS: String(drainWithinMs),
      LOG_LEVEL: logLevel,
      TEST_TODAY: isToday ? 'yes' : 'no',
      HOST: '127.0.0.1',
      PORT: '0',
      ...store,
      ...env,
    },
  })
  const ended = new Promise<number | string | null>((resolve) =>
    started.once('close', (code, by) => resolve(code ?? by)),
  )
  let log = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data) => (log += String(data)))
  const said = async (text: RegExp) =>
    await until(
      started,
      () => text.exec(log),
      () => log,
    )
  const port = (await said(/^port (\d+)$/m))[1]
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    webhook: `${url}${webhookPath}`,
    startedIn: Date.now() - begun,
    log: () => log,
    said: async (what) => void (await said(what)),
    done: async (guid) => void (await said(new RegExp(`"delivery":"${guid}".*"job done"`))),
    residentMegabytes: () => residentOf(started.pid ?? 0),
    processorSeconds: () => processorOf(started.pid ?? 0),
    ended,
    end: async (signal) => {
      started.kill(signal)
      return await ended
    },
  }
}

async function until<T>(process: ChildProcess, found: () => T | null, log: () => string): Promise<T> {
  for (let tries = 0; tries < 1200; tries++) {
    const answer = found()
    if (answer !== null) return answer
    if (process.exitCode !== null) throw new Error(`The App ended with ${process.exitCode}:\n${log()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The App never said so:\n${log()}`)
}

/** Linux only; 0 elsewhere. */
function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** Fields 14 and 15 of /proc/<pid>/stat, in ticks of a hundredth of a second. Linux only; 0 elsewhere. */
function processorOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}
