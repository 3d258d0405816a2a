import type { CommitInfo } from './commit-info.ts'
import { gitFailed } from './git-failed.ts'
import { type GitPlace, streamGit } from './stream-git.ts'

/** Options that give the same diff whatever the clone is set to, and run nothing it names. */
const neutral = [
  'diff-tree',
  '--stdin',
  '-r',
  '--root',
  '--always',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--submodule=short',
  '--ignore-submodules=none',
]

/** Patches with three lines of context; renamed files found by likeness. */
export const asPatches: readonly string[] = [
  '-p',
  '--unified=3',
  '--find-renames=50%',
  '-l1000',
  '--src-prefix=a/',
  '--dst-prefix=b/',
]

/** Names, states and object ids only; renames found by identity, so that no file's content is read. */
export const asNames: readonly string[] = ['--raw', '-z', '--no-abbrev', '--find-renames=100%']

export type DiffTreeOptions = {
  readonly paths?: readonly string[]
  readonly maxBytes?: number
}

/**
 * Compares each commit with its first parent, in order, in one git process. Gives 'broken' where git gave up on one
 * (objects missing or corrupt): what came before that one is whole.
 */
export async function diffTree(
  place: GitPlace,
  commits: readonly CommitInfo[],
  shape: readonly string[],
  onChunk: (chunk: Buffer) => 'stop' | void,
  options: DiffTreeOptions = {},
): Promise<'whole' | 'stopped' | 'broken'> {
  // "commit parent" makes git take that parent alone, which reads a merge as what it brought onto the branch.
  const input = commits.map(({ sha, parents }) => `${[sha, ...parents.slice(0, 1)].join(' ')}\n`).join('')
  const args = [...neutral, ...shape, ...(options.paths === undefined ? [] : ['--', ...options.paths])]
  const { maxBytes = Infinity } = options
  const end = await streamGit(place, args, onChunk, { input, maxBytes })
  if (end.ended === 'time-limit') throw gitFailed(place, args, end)
  if (end.ended === 'stopped') return 'stopped'
  return end.code === 0 ? 'whole' : 'broken'
}
