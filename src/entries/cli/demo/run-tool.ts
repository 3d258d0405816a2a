import { spawn } from 'node:child_process'
import { devNull } from 'node:os'
import process from 'node:process'

import { Refusal } from '../../../engine/model/refusal.ts'

export type ToolRun = { readonly code: number; readonly output: string }

export type ToolOptions = {
  readonly directory: string
  readonly input?: string
  /** Exit codes that are no failure of the tool; only 0 where not given. */
  readonly mayEndWith?: readonly number[]
}

/**
 * Runs a program without a shell and with nobody's own git or Node settings. Gives what it printed, both streams in
 * one, as a CI system would keep it.
 * @throws Refusal `unavailable` when the program is not there
 */
export async function runTool(
  name: string,
  words: readonly string[],
  options: ToolOptions,
): Promise<ToolRun> {
  const { code, output } = await spawned(name, words, options)
  if (!(options.mayEndWith ?? [0]).includes(code)) {
    throw new Error(`${name} ${words[0] ?? ''} ended with ${code}: ${output.slice(0, 2000)}`)
  }
  return { code, output }
}

async function spawned(
  name: string,
  words: readonly string[],
  { directory, input }: ToolOptions,
): Promise<ToolRun> {
  return await new Promise((resolve, reject) => {
    const child = spawn(name, words, { cwd: directory, env: plainEnvironment(), windowsHide: true })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => reject(notRunning(name, error)))
    child.on('close', (code) => resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString('utf8') }))
    // A program that ends early closes its input; its exit code says more than the broken pipe.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input ?? '')
  })
}

function plainEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([key]) => !/^(?:GIT_|NODE_|FORCE_COLOR$)/i.test(key))
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
  }
}

function notRunning(name: string, cause: NodeJS.ErrnoException): Error {
  if (cause.code !== 'ENOENT') return cause
  return new Refusal(
    'unavailable',
    `${name} is not on the PATH.`,
    `Install ${name}; the demo needs nothing else.`,
    {
      cause,
    },
  )
}
