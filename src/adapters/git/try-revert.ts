import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import type { Change } from '../../engine/model/change.ts'
import type { Sha } from '../../engine/model/ids.ts'
import type { RevertTrial } from '../../engine/model/revert.ts'
import type { RevertSource } from '../../engine/ports.ts'
import type { Clone } from './clone.ts'
import { runGit, tryGit } from './run-git.ts'
import type { GitPlace } from './stream-git.ts'

/** `git merge-tree --write-tree` came with 2.38. */
const oldestGit = { major: 2, minor: 38 }
const timeLimitMs = 60_000
const mostPaths = 1000

/** Tries reverts in a clone. Nothing is written to the clone, not even an object. */
export function gitReverts(clone: Clone): RevertSource {
  return { trial: (change, at) => tryRevert(clone, change, at) }
}

/**
 * Whether a change can be taken back at a commit, by git's own three-way merge: the exact inverse of the change, as a
 * commit right behind it, is merged into the commit in memory. It is done in an empty repository of our own that
 * borrows the clone's objects, because the clone's configuration could name merge programs to run.
 */
export async function tryRevert(clone: Clone, change: Change, at: Sha): Promise<RevertTrial> {
  const landed = change.commits[0]
  if (landed === undefined)
    return { kind: 'not-tried', command: null, because: 'the commit by which it landed is not known' }
  const { mainline = 1 } = change
  if (mainline === null) return { kind: 'not-tried', command: null, because: goodCameWithIt }
  const { before, parents } = await inspect(clone, landed, mainline)
  if (before === null)
    return { kind: 'not-tried', command: null, because: 'there is no commit before it in this clone' }
  const command = `git revert ${parents > 1 ? `-m ${mainline} ` : ''}${landed}`
  if (!(await canTry(clone))) return { kind: 'not-tried', command, because: 'git is older than 2.38' }
  const scratch = await mkdtemp(join(tmpdir(), 'prime-suspect-revert-'))
  try {
    return { ...(await mergeInverse(await borrowing(clone, scratch), { landed, before, at })), command }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const goodCameWithIt =
  'what had been good came by the same merge, and a revert would take that too; take back the commits that it brought one by one'

/** The tree of the parent that is gone back to, counted from one. */
async function inspect(
  clone: Clone,
  landed: Sha,
  mainline: number,
): Promise<{ readonly before: string | null; readonly parents: number }> {
  const listed = await runGit(clone, ['rev-list', '--parents', '-n', '1', landed])
  const parents = listed.toString('utf8').trim().split(' ').slice(1)
  const parent = parents[mainline - 1]
  if (parent === undefined) return { before: null, parents: parents.length }
  const tree = await tryGit(clone, ['rev-parse', '--verify', '--quiet', `${parent}^{tree}`])
  const sha = tree.stdout.toString('utf8').trim()
  return { before: tree.code === 0 && sha !== '' ? sha : null, parents: parents.length }
}

async function canTry(clone: Clone): Promise<boolean> {
  const said = (await runGit(clone, ['version'])).toString('utf8')
  const version = /^git version (\d{1,4})\.(\d{1,4})/.exec(said)
  const [major, minor] = [Number(version?.[1]), Number(version?.[2])]
  return major > oldestGit.major || (major === oldestGit.major && minor >= oldestGit.minor)
}

/** A bare repository in an empty folder, with the clone's objects and the place where its history is cut off. */
async function borrowing(clone: Clone, scratch: string): Promise<GitPlace & { readonly gitDir: string }> {
  const paths = (await runGit(clone, ['rev-parse', '--git-path', 'objects', '--git-path', 'shallow']))
    .toString('utf8')
    .split('\n')
  const [objects = '', shallow = ''] = paths.map((path) => resolve(path))
  await Promise.all(['objects/info', 'refs'].map((name) => mkdir(join(scratch, name), { recursive: true })))
  await writeFile(join(scratch, 'HEAD'), 'ref: refs/heads/none\n')
  await writeFile(join(scratch, 'objects/info/alternates'), `${objects}\n`)
  await copyFile(shallow, join(scratch, 'shallow')).catch(() => undefined)
  return { gitDir: scratch, environment: clone.environment }
}

type Inverse = { readonly landed: Sha; readonly before: string; readonly at: Sha }
type Merged =
  | { readonly kind: 'applies' }
  | { readonly kind: 'conflicts'; readonly paths: readonly string[] }
  | { readonly kind: 'not-tried'; readonly because: string }

const nobody = 'Prime Suspect <> 0 +0000'

async function mergeInverse(place: GitPlace, { landed, before, at }: Inverse): Promise<Merged> {
  const commit = `tree ${before}\nparent ${landed}\nauthor ${nobody}\ncommitter ${nobody}\n\nInverse\n`
  const made = await runGit(place, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input: commit })
  const inverse = made.toString('utf8').trim()
  const args = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', at, inverse]
  const merged = await tryGit(place, args, { timeLimitMs })
  // 0 for a clean merge, 1 for conflicts, anything else for trouble.
  if (merged.ended !== 'by-itself' || (merged.code !== 0 && merged.code !== 1))
    return { kind: 'not-tried', because: 'git could not merge it, perhaps because history is missing' }
  if (merged.code === 0) return { kind: 'applies' }
  const [, ...paths] = merged.stdout.toString('utf8').split('\0').filter(Boolean)
  return { kind: 'conflicts', paths: [...new Set(paths)].slice(0, mostPaths) }
}
