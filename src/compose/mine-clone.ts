import { basename, dirname, resolve } from 'node:path'

import type { Instant } from '../engine/model/ids.ts'
import type { WindowOptions } from '../learn/mine/choose-window.ts'
import { firstParents } from '../learn/mine/first-parents.ts'
import { mineCases } from '../learn/mine/mine-cases.ts'
import type { Mined } from '../learn/mine/mined-case.ts'

export type MineQuestion = {
  readonly directory: string
  /** Ref whose history is mined. */
  readonly at: string
  readonly windows: WindowOptions
}

export type MinedClone = {
  /** `owner/name` of its origin, else `local/` and the folder's name. */
  readonly repo: string
  readonly gitDirectory: string
  readonly mined: Mined
  /** False where a very long history was read only in part: the newest. */
  readonly wholeHistory: boolean
  /** When the changes of the branch landed, as far as is known, the newest first. */
  readonly landedAt: readonly Instant[]
}

/**
 * Mines the cases of a clone's own history. Reads commit messages and tags only.
 * @throws Refusal for a folder that is no clone, or a ref that is not in it
 */
export async function mineClone({ directory, at, windows }: MineQuestion): Promise<MinedClone> {
  const [{ openClone }, { resolveRef }, { readLog }, { readReleases }, { originName }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/resolve-ref.ts'),
    import('../adapters/git/read-log.ts'),
    import('../adapters/git/read-releases.ts'),
    import('../adapters/git/origin-name.ts'),
  ])
  const clone = await openClone(directory)
  const head = await resolveRef(clone, at)
  const [{ entries, whole }, releases, origin] = await Promise.all([
    readLog(clone, head),
    readReleases(clone, head),
    originName(clone),
  ])
  const repo = origin ?? `local/${folderName(directory)}`
  const mined = mineCases({ repo, isNamed: origin !== null, head, commits: entries, releases }, windows)
  const landedAt = firstParents(entries, head).flatMap(({ committedAt }) => committedAt ?? [])
  return { repo, gitDirectory: clone.gitDir, mined, wholeHistory: whole, landedAt }
}

function folderName(directory: string): string {
  const path = resolve(directory)
  const name = basename(basename(path) === '.git' ? dirname(path) : path, '.git').replaceAll(/\s/gu, '-')
  return name === '' ? 'repository' : name
}
