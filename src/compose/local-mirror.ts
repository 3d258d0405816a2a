import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

import { gitForge } from '../adapters/git/git-forge.ts'
import { keepMirror } from '../adapters/git/keep-mirror.ts'
import { removeMirror, trimShelf } from '../adapters/git/mirror-shelf.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Journal } from '../engine/ports.ts'
import type { Local } from './local-clone.ts'

/** Where mirrors are kept, and how an installation proves to git who it is. */
export type Mirrors = {
  readonly directory: string
  /** Of all mirrors together; those unused for longest go first. */
  readonly mostBytes: number
  readonly tokenFor: (installation: string) => Promise<string>
}

/** Of one installation; its repositories lie together, so that they can be erased together. */
type Home = { readonly mirrors: Mirrors; readonly installation: string; readonly forgeUrl: string }

/**
 * What answers from a mirror of the repository, which is made and brought up to date first. Code around the failure is
 * read over the API, because a mirror holds the contents of changed files only. A mirror that cannot be kept is no
 * trouble: everything is asked of the API then, and the journal tells why.
 */
export function localMirror({ mirrors, installation, forgeUrl }: Home, journal: Journal): Local {
  return async ({ repo }, range) => {
    if (range.kind !== 'bounded') return null
    const { good, bad } = range
    try {
      const token = await mirrors.tokenFor(installation)
      const url = new URL(`${repo.owner}/${repo.name}.git`, `${forgeUrl}/`).href
      const clone = await keepMirror(directoryOf(mirrors, installation, repo), { url, token }, { good, bad })
      const forge = gitForge(clone, { good, bad })
      journal.note('mirror at hand', { used: true })
      await trimmed(mirrors, journal)
      return {
        changes: async (incident, of) => await forge.changes(incident, of),
        tree: async (incident, of) => await forge.tree(incident, of),
        patches: async (incident, changes, paths) =>
          await (forge.patches?.(incident, changes, paths) ?? { value: changes, gaps: [] }),
      }
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown
      journal.note('mirror at hand', { used: false, because: thrown.message })
      return null
    }
  }
}

/** Told where something was thrown away, or more is kept than there should be because it is in use. */
async function trimmed({ directory, mostBytes }: Mirrors, journal: Journal): Promise<void> {
  const { bytes, evicted } = await trimShelf(directory, mostBytes)
  if (evicted > 0 || bytes > mostBytes) journal.note('mirrors trimmed', { evicted, bytes, mostBytes })
}

/** Deletes the mirror of one repository, waiting for whoever works on it. */
export async function eraseMirror(mirrors: Mirrors, installation: string, repo: Repo): Promise<void> {
  if (await removeMirror(directoryOf(mirrors, installation, repo))) return
  const mend = 'It is tried again; see whether a process hangs.'
  throw new Refusal('transient', 'The mirror of a repository that was taken away is in use', mend)
}

/** Deletes the mirrors of an installation. */
export async function eraseMirrors(mirrors: Mirrors, installation: string): Promise<void> {
  await rm(homeOf(mirrors, installation), { recursive: true, force: true })
}

/** No name that somebody chose is in the path. */
function directoryOf(mirrors: Mirrors, installation: string, { owner, name }: Repo): string {
  const words = JSON.stringify([owner.toLowerCase(), name.toLowerCase()])
  const id = createHash('sha256').update(words).digest('hex').slice(0, 32)
  return join(homeOf(mirrors, installation), `${id}.git`)
}

function homeOf({ directory }: Mirrors, installation: string): string {
  if (!/^\d{1,32}$/.test(installation)) throw new Error('An installation is a number')
  return join(directory, installation)
}
