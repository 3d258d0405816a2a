import type { Change } from '../../engine/model/change.ts'
import type { Sha } from '../../engine/model/ids.ts'

/** Commits that touched some files, and what has to be read of each so that these can be followed through it. */
export type TouchingCommits = {
  /** They modified these files: their patches alone tell all. */
  readonly modifying: readonly Sha[]
  /** They brought one of these files, or its name: what it came from stands elsewhere in the commit. */
  readonly bringing: readonly Sha[]
  /** The files, under every name that they had. */
  readonly paths: readonly string[]
}

type Touch = { readonly sha: Sha; readonly modifies: boolean }

/**
 * The commits by which changes, listed newest first with the names of their files, touched these paths; at most that
 * many together, of the first paths first. A path is left out as a whole where there is no room for all of its commits.
 */
export function touchingCommits(
  changes: readonly Change[],
  paths: readonly string[],
  most: number,
): TouchingCommits {
  const touches = new Map<string, Touch[]>(paths.map((path) => [path, []]))
  const asked = new Map(paths.map((path) => [path, path]))
  for (const { commits, files } of changes)
    for (const { path: name, previousPath, status } of files) {
      const path = asked.get(name)
      const [sha] = commits
      if (path === undefined || sha === undefined) continue
      touches.get(path)?.push({ sha, modifies: status === 'modified' })
      if (previousPath !== null && !asked.has(previousPath)) asked.set(previousPath, path)
    }
  const chosen = fitting([...touches.values()], most)
  const shas = [...chosen.keys()]
  return {
    modifying: shas.filter((sha) => chosen.get(sha) === true),
    bringing: shas.filter((sha) => chosen.get(sha) === false),
    paths: [...asked.keys()],
  }
}

/** By commit whether it does nothing to these files but modify them. */
function fitting(ofPaths: readonly (readonly Touch[])[], most: number): ReadonlyMap<Sha, boolean> {
  const chosen = new Map<Sha, boolean>()
  for (const touches of ofPaths) {
    const more = new Set(touches.filter(({ sha }) => !chosen.has(sha)).map(({ sha }) => sha))
    if (chosen.size + more.size > most) continue
    for (const { sha, modifies } of touches) chosen.set(sha, modifies && (chosen.get(sha) ?? true))
  }
  return chosen
}
