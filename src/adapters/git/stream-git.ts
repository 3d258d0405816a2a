import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { parse } from 'node:path'
import type { Readable, Writable } from 'node:stream'

import { Refusal } from '../../engine/model/refusal.ts'
import { hardenedConfig } from './hardened-config.ts'

/** Which repository git reads, and in what environment. */
export type GitPlace = {
  /** Absolute; null for what needs no repository. */
  readonly gitDir: string | null
  /** From `gitEnvironment`. */
  readonly environment: Readonly<Record<string, string>>
}

export type GitOptions = {
  readonly input?: string
  /** Stop git after this many bytes of output. */
  readonly maxBytes?: number
  readonly timeLimitMs?: number
}

/** How a git process ended. `ended` tells our own doing apart from git's. */
export type GitEnd = {
  readonly ended: 'by-itself' | 'stopped' | 'output-cap' | 'time-limit'
  /** Exit status; null unless it ended by itself. */
  readonly code: number | null
  /** Its first 8 KiB. Untrusted. */
  readonly stderr: string
}

const stderrKept = 8 * 1024
const longestRun = 10 * 60_000

/**
 * Runs git without a shell and hands its output over as it comes; `onChunk` returns 'stop' when it has enough.
 * `args` starts with the command; revisions in it come from us or have been resolved to full commit ids, and paths
 * stand after `--`. A non-zero exit is an answer, not an error; a missing git is a Refusal ('unavailable').
 */
export function streamGit(
  place: GitPlace,
  args: readonly string[],
  onChunk: (chunk: Buffer) => 'stop' | void,
  options: GitOptions = {},
): Promise<GitEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<GitEnd>()
  const child = spawnGit(place, args, 'pipe')
  let ended: GitEnd['ended'] = 'by-itself'
  let left = options.maxBytes ?? Infinity
  let stderr = ''
  let broken: { readonly by: unknown } | null = null
  const end = (because: GitEnd['ended']): void => {
    ended = because
    child.kill('SIGKILL')
  }
  const timeLimitMs = options.timeLimitMs ?? longestRun
  const timer = setTimeout(() => end('time-limit'), timeLimitMs)
  // No time at all is none, however fast git is.
  if (timeLimitMs <= 0) end('time-limit')
  child.stdout.on('data', (chunk: Buffer) => {
    if (ended !== 'by-itself') return
    const within = chunk.length <= left ? chunk : chunk.subarray(0, left)
    left -= within.length
    try {
      if (onChunk(within) === 'stop') end('stopped')
      else if (within.length < chunk.length) end('output-cap')
    } catch (error) {
      broken = { by: error }
      end('stopped')
    }
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < stderrKept) stderr += text.slice(0, stderrKept - stderr.length)
  })
  // Git may end before it has read all of its input; its exit status tells why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(options.input ?? '')
  child.on('error', (error) => {
    clearTimeout(timer)
    reject(cannotStart(error))
  })
  child.on('close', (code) => {
    clearTimeout(timer)
    if (broken === null) resolve({ ended, code: ended === 'by-itself' ? (code ?? 1) : null, stderr })
    else reject(broken.by)
  })
  return promise
}

/** Starts git, hardened against the clone's own settings, and reads nothing yet. */
export function spawnGit<Complaints extends 'pipe' | 'ignore'>(
  place: GitPlace,
  args: readonly string[],
  complaints: Complaints,
): ChildProcessByStdio<Writable, Readable, Complaints extends 'pipe' ? Readable : null>
export function spawnGit(
  place: GitPlace,
  args: readonly string[],
  complaints: 'pipe' | 'ignore',
): ChildProcess {
  const where = place.gitDir === null ? [] : [`--git-dir=${place.gitDir}`]
  return spawn('git', [...hardenedConfig, ...where, ...args], {
    // Neither ours nor the clone's: attributes and programs would be looked for there.
    cwd: parse(place.gitDir ?? process.execPath).root,
    env: { ...place.environment },
    stdio: ['pipe', 'pipe', complaints],
    windowsHide: true,
  })
}

function cannotStart(error: Error): Error {
  const code = 'code' in error ? error.code : null
  if (code !== 'ENOENT' && code !== 'EACCES') return error
  return new Refusal(
    'unavailable',
    'Git could not be started: there is no usable `git` program on the PATH.',
    'Install git 2.30 or newer and make sure it is on the PATH of this process.',
    { cause: error },
  )
}
