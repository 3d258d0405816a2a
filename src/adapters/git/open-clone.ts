import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { Refusal } from '../../engine/model/refusal.ts'
import { byteBoundedCache } from './byte-bounded-cache.ts'
import type { Clone } from './clone.ts'
import { gitEnvironment } from './git-environment.ts'
import { complaintOf } from './git-failed.ts'
import { type GitResult, runGit, tryGit } from './run-git.ts'
import type { GitPlace } from './stream-git.ts'

const oldestGit = { major: 2, minor: 30 }
const diffCacheBytes = 192 * 1024 * 1024

/**
 * Opens the clone at or around `directory`: a work tree or a folder in it, a bare repository, or a `.git` directory.
 * Refuses ('not-found', 'bad-input', 'unavailable') with what to do about it. Git's ownership check does not apply: the
 * directory was named by whoever runs us, and nothing its configuration names is ever run.
 */
export async function openClone(
  directory: string,
  inherited: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Clone> {
  const environment = gitEnvironment(inherited)
  await refuseUnlessDirectory(directory)
  const gitDir = await gitDirAround(resolve(directory))
  const [, told] = await Promise.all([
    refuseOldGit({ gitDir: null, environment }),
    gitDir === null ? null : tryGit({ gitDir, environment }, facts),
  ])
  if (gitDir === null || told === null) {
    throw new Refusal(
      'bad-input',
      `${directory} is not a git repository, nor is any folder above it.`,
      'Give the path of a clone: its work tree, its `.git` directory, or a bare repository.',
    )
  }
  const shallow = isShallow(told, gitDir)
  return { gitDir, environment, directory, shallow, diffs: byteBoundedCache(diffCacheBytes) }
}

async function refuseUnlessDirectory(directory: string): Promise<void> {
  const found = await kindOf(directory)
  if (found === 'directory') return
  throw found === 'nothing'
    ? new Refusal('not-found', `There is no directory ${directory}.`, 'Check the path of the clone.')
    : new Refusal('bad-input', `${directory} is not a directory.`, 'Give the directory of the clone.')
}

async function refuseOldGit(place: GitPlace): Promise<void> {
  const said = (await runGit(place, ['version'])).toString('utf8').trim()
  const version = /^git version (\d{1,4})\.(\d{1,4})/.exec(said)
  const major = Number(version?.[1])
  if (major > oldestGit.major || (major === oldestGit.major && Number(version?.[2]) >= oldestGit.minor))
    return
  throw new Refusal(
    'unavailable',
    `The git on the PATH is too old: it says "${complaintOf(said)}".`,
    `Install git ${oldestGit.major}.${oldestGit.minor} or newer.`,
  )
}

/** Looks where git itself would look: for `.git` in each folder going up, else for a folder that is a repository. */
async function gitDirAround(start: string): Promise<string | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const inside = join(folder, '.git')
    if ((await kindOf(inside)) !== 'nothing') return inside
    if (await looksLikeGitDir(folder)) return folder
    if (dirname(folder) === folder) return null
  }
}

async function looksLikeGitDir(folder: string): Promise<boolean> {
  const kinds = await Promise.all(['objects', 'refs', 'HEAD'].map((name) => kindOf(join(folder, name))))
  return kinds[0] === 'directory' && kinds[1] === 'directory' && kinds[2] !== 'nothing'
}

async function kindOf(path: string): Promise<'nothing' | 'directory' | 'other'> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'other'
  } catch {
    return 'nothing'
  }
}

const facts = ['rev-parse', '--is-shallow-repository', '--show-object-format']

/** What git told of these facts, unless it does not accept the repository, or we do not understand it. */
function isShallow({ code, stdout, stderr }: GitResult, gitDir: string): boolean {
  const [shallow, format] = stdout.toString('utf8').split('\n')
  if (code !== 0) {
    throw new Refusal(
      'bad-input',
      `Git does not accept ${gitDir} as a repository: ${complaintOf(stderr)}`,
      'Check the clone with `git fsck` there, or clone anew.',
    )
  }
  if (format !== 'sha1') {
    throw new Refusal(
      'bad-input',
      `${gitDir} names its objects by ${complaintOf(format ?? '')}; only SHA-1 repositories are understood.`,
      'Use a clone with SHA-1 object names, as GitHub serves them.',
    )
  }
  return shallow === 'true'
}
