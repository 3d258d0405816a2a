import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

const main = join(import.meta.dirname, '../../../src/entries/cli/main.ts')

export type CliRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command as a person would, in a process of its own. `env` adds to, or with null takes from, ours. */
export async function runCli(
  words: readonly string[],
  {
    input = '',
    env = {},
    nodeWords = [],
    stopWhen = () => false,
  }: {
    readonly input?: string | Uint8Array
    readonly env?: Readonly<Record<string, string | null>>
    readonly nodeWords?: readonly string[]
    /** Looks at what came on both streams so far; true kills the process. */
    readonly stopWhen?: (said: string) => boolean
  } = {},
): Promise<CliRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeWords, main, ...words], { env: environment(env) })
    let stdout = ''
    let stderr = ''
    const look = (): void => {
      if (stopWhen(stdout + stderr)) child.kill('SIGKILL')
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      look()
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      look()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function environment(over: Readonly<Record<string, string | null>>): Record<string, string> {
  const plain = { ...process.env, NO_COLOR: null, FORCE_COLOR: null, NODE_OPTIONS: null, ...over }
  return Object.fromEntries(
    Object.entries(plain).flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  )
}
