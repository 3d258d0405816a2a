import type { Gap } from '../../engine/model/completeness.ts'
import type { CoChange } from '../../engine/model/context.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { Answer, ContextQuestion } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { coChangeReader } from './co-change-reader.ts'
import { tryGit } from './run-git.ts'
import { type GitEnd, streamGit } from './stream-git.ts'
import { windowOf } from './window.ts'

const mostPaths = 12
const mostOthers = 100
/** What landed with more files than this is a sweep through the repository and ties no two of them together. */
const mostFilesTogether = 50
const mostCommits = 600
const longestMs = 3_000
const mostBytes = 256 * 1024 * 1024

export type CoChangeLimits = { readonly commits: number; readonly milliseconds: number }
const usualLimits: CoChangeLimits = { commits: mostCommits, milliseconds: longestMs }

/** With whom the first of these files landed in the newest first-parent commits before the range. Reads names only. */
export async function readCoChanges(
  clone: Clone,
  question: ContextQuestion,
  limits: CoChangeLimits = usualLimits,
): Promise<Answer<readonly CoChange[]>> {
  const paths = question.paths.slice(0, mostPaths)
  const newest = paths.length === 0 ? null : await lastBefore(clone, question)
  if (newest === null) return { value: [], gaps: [] }
  const counts = new Map(paths.map((path) => [path, { commits: 0, others: new Map<string, number>() }]))
  let isCutOff = false
  const reader = coChangeReader(mostFilesTogether, (landed, hasParent) => {
    const isBorder = clone.shallow && !hasParent
    isCutOff ||= isBorder
    if (landed === null || isBorder) return
    for (const path of landed) {
      const count = counts.get(path)
      if (count === undefined) continue
      count.commits += 1
      for (const other of landed)
        if (other !== path) count.others.set(other, (count.others.get(other) ?? 0) + 1)
    }
  })
  const end = await streamGit(clone, logOf(newest, limits.commits), (chunk) => reader.push(chunk), {
    timeLimitMs: limits.milliseconds,
    maxBytes: mostBytes,
  })
  if (end.code === 0) reader.end()
  const value = [...counts].map(([path, { commits, others }]) => ({
    path,
    commits,
    with: mostFrequent(others),
  }))
  return { value, gaps: gapsOf(end, isCutOff) }
}

/** `--first-parent` alone shows a merge as what it brought; `-m` beside it would let the clone's settings choose. */
function logOf(newest: Sha, commits: number): readonly string[] {
  const files = ['--raw', '-z', '--root', '--no-renames', '--no-color', '--ignore-submodules=none']
  return [
    'log',
    '--first-parent',
    `--max-count=${commits}`,
    '--format=%P',
    '--no-notes',
    ...files,
    newest,
    '--',
  ]
}

/** The newest commit that neither the range nor anything newer than the tree holds; null where there is none. */
async function lastBefore(clone: Clone, { range, treeSha }: ContextQuestion): Promise<Sha | null> {
  if (treeSha === null) return null
  const { good } = await windowOf(clone, range)
  if (good === null || treeSha === good || treeSha === range.bad) return good
  const base = await tryGit(clone, ['merge-base', good, treeSha])
  return base.code === 0 ? (base.stdout.toString('latin1').trim() as Sha) : null
}

/** The most frequent first, ties by path. */
function mostFrequent(others: ReadonlyMap<string, number>): CoChange['with'] {
  return [...others]
    .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostOthers)
    .map(([path, commits]) => ({ path, commits }))
}

function gapsOf(end: GitEnd, isCutOff: boolean): readonly Gap[] {
  if (end.ended !== 'by-itself')
    return [gap('the history before the range was read in part only: it took too long')]
  if (end.code !== 0)
    return [gap('the history before the range was read in part only: objects are missing from this clone')]
  return isCutOff ? [gap('this shallow clone holds only the beginning of the history before the range')] : []
}

function gap(because: string): Gap {
  return { what: 'co-changes', completeness: { kind: 'truncated', because } }
}
