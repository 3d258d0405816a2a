import type { LineHistory } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import { tryGit } from './run-git.ts'
import { revisionsOf, type Window } from './window.ts'
import type { BlameDesk } from './with-blame-desk.ts'

const maxBytes = 64 * 1024 * 1024

export type BlameOptions = {
  readonly timeLimitMs: number
  readonly findMoves: boolean
  /** False where the first parents pass the good commit by: a merge would be blamed for all that it held. */
  readonly alongFirstParents: boolean
}

type Stretch = { readonly start: number; readonly end: number; readonly sha: Sha }

/**
 * Stretches of a file's lines as they stand at the window's end that commits of its first-parent line wrote, by line; or
 * any of its commits, where that line passes the good commit by.
 * Whitespace does not count, nor do moves within the file, unless the window is so long that looking for them would
 * more than double the time. (Looking for moves between files doubles it at any length.) Null where git could not tell,
 * or not in time.
 */
export async function blameFile(
  desk: BlameDesk,
  window: Window,
  path: string,
  { timeLimitMs, findMoves, alongFirstParents }: BlameOptions,
): Promise<readonly LineHistory[] | null> {
  const args = [
    'blame',
    '--incremental',
    '-w',
    ...(findMoves ? ['-M'] : []),
    ...(alongFirstParents ? ['--first-parent'] : []),
    '--no-textconv',
    `--ignore-revs-file=${desk.ignoreRevsFile}`,
    ...revisionsOf(window),
    '--',
    path,
  ]
  const result = await tryGit(desk, args, { timeLimitMs, maxBytes })
  if (result.code !== 0) return null
  const stretches = readIncremental(result.stdout.toString('latin1'), window.good === null && !desk.shallow)
  return joined(stretches).map(({ start, end, sha }) => ({ path, start, end, commits: [sha] }))
}

/**
 * Git's incremental format: `<commit> <line there> <line here> <count>` and then lines about the commit, once for each
 * commit. A boundary commit stands for all before it, unless it is the root of history.
 */
function readIncremental(output: string, toTheRoot: boolean): readonly Stretch[] {
  const stretches: Stretch[] = []
  const boundary = new Set<Sha>()
  let current: Sha | null = null
  for (const line of output.split('\n')) {
    const entry = /^([0-9a-f]{40}) \d+ (\d+) (\d+)$/.exec(line)
    if (entry !== null) {
      const [, sha = '', start = '', count = ''] = entry
      current = sha as Sha
      stretches.push({ sha: current, start: Number(start), end: Number(start) + Number(count) - 1 })
    } else if (line === 'boundary' && current !== null) boundary.add(current)
  }
  return toTheRoot ? stretches : stretches.filter(({ sha }) => !boundary.has(sha))
}

/** In line order, neighbours by the same commit made one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last === undefined || last.sha !== stretch.sha || last.end + 1 !== stretch.start) result.push(stretch)
    else result[result.length - 1] = { ...last, end: stretch.end }
  }
  return result
}
