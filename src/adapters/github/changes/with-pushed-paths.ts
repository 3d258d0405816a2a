import type { Change } from '../../../engine/model/change.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import type { ToldEarlier } from './told-earlier.ts'

/** The changes with the paths of direct pushes that are known since they were pushed, which spares the calls for them. */
export async function withPushedPaths(
  { incident }: IncidentSession,
  changes: readonly Change[],
  told: ToldEarlier,
): Promise<readonly Change[]> {
  const unlisted = changes.filter(isUnlisted)
  if (unlisted.length === 0) return changes
  const known = await told.paths(
    incident.repo,
    unlisted.flatMap(({ commits }) => commits),
  )
  return changes.map((change) => (isUnlisted(change) ? withPaths(change, known) : change))
}

/** A push tells what a merge changed on its first parent's line, which may have been good elsewhere. */
function isUnlisted({ kind, files, commits, mainline }: Change): boolean {
  return kind === 'direct-push' && files.length === 0 && commits.length > 0 && mainline === undefined
}

function withPaths(change: Change, known: ReadonlyMap<Sha, readonly string[]>): Change {
  const paths = change.commits.map((sha) => known.get(sha))
  if (paths.includes(undefined)) return change
  const unread = { previousPath: null, status: 'unknown', additions: 0, deletions: 0, patch: null } as const
  const files = [...new Set(paths.flatMap((some) => some ?? []))].map((path) => ({ path, ...unread }))
  return { ...change, files, filesCompleteness: { kind: 'complete' } }
}
