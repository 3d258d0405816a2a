import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Sha } from '../../engine/model/ids.ts'
import type { Clone } from './clone.ts'
import { runGit, tryGit } from './run-git.ts'
import type { GitPlace } from './stream-git.ts'

/** Where blame runs, the commits it is to look through, and whether history may end before its beginning. */
export type BlameDesk = GitPlace & { readonly ignoreRevsFile: string; readonly shallow: boolean }

const longestList = 1024 * 1024

/**
 * Calls `use` with a repository of our own, there for this call only, that borrows the clone's objects and has none of
 * its settings. Blame needs it: git lets no option take back a `blame.ignoreRevsFile` that the clone sets, be it a file
 * that only a work tree has or one that never ends. The list is the one in the tree itself (mass reformatting and the
 * like), reduced to commit ids; empty where there is none.
 */
export async function withBlameDesk<Result>(
  clone: Clone,
  tree: Sha,
  use: (desk: BlameDesk) => Promise<Result>,
): Promise<Result> {
  const [list, objects, shallow] = await Promise.all([
    tryGit(clone, ['cat-file', 'blob', `${tree}:.git-blame-ignore-revs`], { maxBytes: longestList }),
    pathIn(clone, 'objects'),
    clone.shallow ? pathIn(clone, 'shallow') : null,
  ])
  const revs = list.stdout.toString('latin1').match(/^[0-9a-f]{40}(?=\s|$)/gm) ?? []
  const borrowed = {
    GIT_OBJECT_DIRECTORY: objects,
    ...(shallow === null ? {} : { GIT_SHALLOW_FILE: shallow }),
  }
  const gitDir = await mkdtemp(join(tmpdir(), 'prime-suspect-'))
  try {
    const ignoreRevsFile = join(gitDir, 'ignored-revs')
    await mkdir(join(gitDir, 'refs'))
    await writeFile(join(gitDir, 'HEAD'), 'ref: refs/heads/none\n')
    await writeFile(ignoreRevsFile, revs.map((rev) => `${rev}\n`).join(''))
    const environment = { ...clone.environment, ...borrowed }
    return await use({ gitDir, environment, ignoreRevsFile, shallow: clone.shallow })
  } finally {
    await rm(gitDir, { recursive: true, force: true })
  }
}

async function pathIn(clone: Clone, name: string): Promise<string> {
  return (await runGit(clone, ['rev-parse', '--git-path', name])).toString('utf8').replace(/\n$/, '')
}
