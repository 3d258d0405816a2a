import type { ChildProcess } from 'node:child_process'
import { Socket } from 'node:net'

import { type GitPlace, spawnGit } from './stream-git.ts'

/** A git process that answers questions in turn, for starting one takes longer than most answers. */
export type StandingGit = {
  /**
   * Gives git these lines and hands its answer over as it comes, until `read` says that it is whole. False where git
   * ended before: what was read is no answer then, and from now on nothing is.
   */
  ask(input: string, read: (chunk: Buffer) => boolean): Promise<boolean>
}

/** Whoever asks does so again soon or never. */
const idleMs = 2_000
const longestAnswerMs = 60_000

type Asked = { readonly read: (chunk: Buffer) => boolean; readonly end: (isWhole: boolean) => void }

/**
 * Starts git at the first question and ends it once nobody asks any more; it keeps no process alive. It is told what to
 * do by lines on its standard input, as `git cat-file --batch` is.
 */
export function standingGit(place: GitPlace, args: readonly string[]): StandingGit {
  let git: ChildProcess | null = null
  let asked: Asked | null = null
  let isBroken = false
  let turn: Promise<unknown> = Promise.resolve()

  const start = (): ChildProcess => {
    const started = spawnGit(place, args, 'ignore')
    const gone = (): void => {
      if (git !== started) return
      git = null
      isBroken = true
      asked?.end(false)
    }
    started.on('error', gone).on('close', gone)
    started.stdin?.on('error', () => undefined)
    started.stdout?.on('data', (chunk: Buffer) => {
      if (asked?.read(chunk) === true) asked.end(true)
    })
    return started
  }

  const rest = (): void => {
    const resting = git
    git = null
    resting?.stdin?.end()
  }

  let idle: NodeJS.Timeout | null = null
  const answer = async (input: string, read: Asked['read']): Promise<boolean> => {
    if (isBroken) return false
    if (idle !== null) clearTimeout(idle)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    git ??= start()
    keepAlive(git, true)
    const limit = setTimeout(() => git?.kill('SIGKILL'), longestAnswerMs)
    asked = { read, end: resolve }
    git.stdin?.write(input)
    const isWhole = await promise
    asked = null
    clearTimeout(limit)
    if (git !== null) keepAlive(git, false)
    idle = setTimeout(rest, idleMs).unref()
    return isWhole
  }

  return {
    ask(input, read) {
      const mine = turn.then(() => answer(input, read))
      turn = mine.catch(() => undefined)
      return mine
    },
  }
}

function keepAlive(git: ChildProcess, isKept: boolean): void {
  const pipes = [git.stdin, git.stdout].filter((pipe) => pipe instanceof Socket)
  for (const handle of [git, ...pipes]) {
    if (isKept) handle.ref()
    else handle.unref()
  }
}
