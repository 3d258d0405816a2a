import type { Change } from '../model/change.ts'
import type { Landing } from '../model/landing.ts'

/**
 * The changes with what was told when they were merged: what the forge's index takes for a direct push, because it is
 * late, is the pull request that it came by.
 */
export function withKnownLandings(
  changes: readonly Change[],
  landings: readonly Landing[],
): readonly Change[] {
  const bySha = new Map<string, Landing>(landings.map((landing) => [landing.sha, landing]))
  const known = new Set(changes.flatMap(({ pull }) => pull ?? []))
  return changes.map((change) => {
    const landing = bySha.get(change.commits[0] ?? change.id)
    if (change.kind !== 'direct-push' || landing === undefined || known.has(landing.pull)) return change
    const { pull, title, body, author, mergedAt } = landing
    return { ...change, kind: 'pull-request', pull, title, body, author, mergedAt }
  })
}
