import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { tryGit } from './run-git.ts'
import type { GitPlace } from './stream-git.ts'

/** Every fetch leaves a pack; with many of them git looks for each object in all. */
const mostPacks = 30
const longestMs = 5 * 60_000

/**
 * Puts the packs of a mirror into few where there are many, and throws away what nothing leads to. A mirror that
 * cannot be tidied works as before.
 */
export async function tidyMirror(
  place: GitPlace & { readonly gitDir: string },
  most = mostPacks,
): Promise<void> {
  const names = await readdir(join(place.gitDir, 'objects', 'pack')).catch(() => [])
  if (names.filter((name) => name.endsWith('.pack')).length <= most) return
  await tryGit(place, ['gc', '--quiet', '--prune=now'], { timeLimitMs: longestMs })
}
