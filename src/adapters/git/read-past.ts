import type { Gap } from '../../engine/model/completeness.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { PastCommit } from '../../engine/model/past.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { pastReader } from './past-reader.ts'
import { tryGit } from './run-git.ts'
import { type GitEnd, streamGit } from './stream-git.ts'
import { windowOf } from './window.ts'

/** What landed with more files than this is a sweep through the repository and ties no two of them together. */
const mostFilesTogether = 50
/** Held out, what a thousand commits tell of reverts ranked a little worse, and three or eight thousand no better. */
const mostCommits = 2_000
/** Far more than it takes: where it is cut off on a busy machine, the same incident is ranked otherwise. */
const longestMs = 15_000
const mostBytes = 256 * 1024 * 1024

export type PastLimits = { readonly commits: number; readonly milliseconds: number }
const usualLimits: PastLimits = { commits: mostCommits, milliseconds: longestMs }

/** The newest first-parent commits before the range, newest first: titles and names of files only. */
export async function readPast(
  clone: Clone,
  question: Pick<ContextQuestion, 'range' | 'treeSha'>,
  limits: PastLimits = usualLimits,
): Promise<Answer<readonly PastCommit[]>> {
  const newest = await lastBefore(clone, question)
  if (newest === null) return { value: [], gaps: [] }
  const value: PastCommit[] = []
  let isCutOff = false
  const reader = pastReader(mostFilesTogether, (landed, hasParent) => {
    if (clone.shallow && !hasParent) isCutOff = true
    else value.push(landed)
  })
  const end = await streamGit(clone, logOf(newest, limits.commits), (chunk) => reader.push(chunk), {
    timeLimitMs: limits.milliseconds,
    maxBytes: mostBytes,
  })
  if (end.code === 0) reader.end()
  return { value, gaps: gapsOf(end, isCutOff) }
}

/** `--first-parent` alone shows a merge as what it brought; `-m` beside it would let the clone's settings choose. */
function logOf(newest: Sha, commits: number): readonly string[] {
  // Whole ids, though nobody reads them: finding out how short each may be took a seventh of the time.
  const files = [
    '--raw',
    '--no-abbrev',
    '-z',
    '--root',
    '--no-renames',
    '--no-color',
    '--ignore-submodules=none',
  ]
  const title = ['--format=%P%x00%s', '--encoding=UTF-8', '--no-notes']
  return ['log', '--first-parent', `--max-count=${commits}`, ...title, ...files, newest, '--']
}

/** The newest commit that neither the range nor anything newer than the tree holds; null where there is none. */
async function lastBefore(
  clone: Clone,
  { range, treeSha }: Pick<ContextQuestion, 'range' | 'treeSha'>,
): Promise<Sha | null> {
  if (treeSha === null) return null
  const { good } = await windowOf(clone, range)
  if (good === null || treeSha === good || treeSha === range.bad) return good
  const base = await tryGit(clone, ['merge-base', good, treeSha])
  return base.code === 0 ? (base.stdout.toString('latin1').trim() as Sha) : null
}

function gapsOf(end: GitEnd, isCutOff: boolean): readonly Gap[] {
  if (end.ended !== 'by-itself')
    return [gap('the history before the range was read in part only: it took too long')]
  if (end.code !== 0)
    return [gap('the history before the range was read in part only: objects are missing from this clone')]
  return isCutOff ? [gap('this shallow clone holds only the beginning of the history before the range')] : []
}

function gap(because: string): Gap {
  return { what: 'the past', completeness: { kind: 'truncated', because } }
}
