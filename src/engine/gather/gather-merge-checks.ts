import type { Dossier } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import type { ChecksAtMerge } from '../model/merge-checks.ts'
import type { Answer, MergeCheckSource } from '../ports.ts'

/** More are not asked about: nobody reads on, and the one query stays small. */
const mostAsked = 10

/**
 * How the own checks of the named changes stood when they were merged. Asked once the changes are named, so that one
 * call is enough; nothing is decided by the answer. Null where nobody can be asked, or nobody is named.
 */
export async function gatherMergeChecks(
  { incident, changes }: Dossier,
  named: readonly ChangeId[],
  source: MergeCheckSource | null,
): Promise<Answer<readonly ChecksAtMerge[]> | null> {
  const asked = named
    .slice(0, mostAsked)
    .flatMap((id) => changes.find((change) => change.id === id && change.pull !== null) ?? [])
  if (source === null || asked.length === 0) return null
  return await source.checksAtMerge(incident.repo, asked)
}
