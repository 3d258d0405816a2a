import type { Change, FileChange } from '../../../src/engine/model/change.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import type { Forge } from '../../../src/engine/ports.ts'

/** All that a source knows of a range, with every patch there is. */
export async function gathered(forge: Forge, incident: Incident) {
  const range = (await forge.range(incident)).value
  const first = (await forge.changes(incident, range)).value
  const named = first.flatMap(({ files }) => files.map(({ path }) => path))
  const changes = (await forge.patches?.(incident, first, named))?.value ?? first
  const tree = await forge.tree(incident, range)
  const paths = tree.paths.filter((path) => path.endsWith('.js')).slice(0, 3)
  const context = (await forge.context({ incident, range, treeSha: tree.sha, paths })).value
  return { range, changes, tree, context }
}

export type Gathered = Awaited<ReturnType<typeof gathered>>

/**
 * A file that only moved: GitHub gives no patch, as for a binary file, where git knows that it is empty. What git adds
 * behind the numbers of a hunk is for readers and not part of the change.
 */
const patchOf = ({ status, patch }: FileChange): string | null =>
  status === 'renamed' && patch === '' ? null : (patch?.replaceAll(/^(@@ [^@]+ @@).*$/gm, '$1') ?? null)

const byPath = (one: { path: string }, other: { path: string }): number => (one.path < other.path ? -1 : 1)

/** What both have to say of a change alike. Who wrote it is a login for one and a name for the other. */
export const essence = (change: Change): Change => ({
  ...change,
  author: null,
  commits: change.commits.toSorted(),
  files: change.files.toSorted(byPath).map((file) => ({ ...file, patch: patchOf(file) })),
})
