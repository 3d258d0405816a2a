import { givenRange } from '../adapters/github/given-commits.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import type { Sha } from '../engine/model/ids.ts'
import type { Incident } from '../engine/model/incident.ts'
import { queuedFor } from '../engine/model/merge-group.ts'
import type { Forge } from '../engine/ports.ts'

/**
 * A forge for which a group of the merge queue begins where the queue built it: its branch has no past of its own.
 * `baseOf` knows the commit from what the queue told; otherwise the branch's name ends with it.
 */
export function withQueueBase<T extends Forge>(
  forge: T,
  client: GitHubClient,
  baseOf: (incident: Incident) => Promise<Sha | null>,
): T {
  return {
    ...forge,
    range: async (incident) => {
      const { failing } = incident
      const branch = failing.kind === 'workflow-run' || failing.kind === 'check' ? failing.branch : undefined
      if (branch === undefined || queuedFor(branch) === null) return await forge.range(incident)
      const base = (await baseOf(incident)) ?? namedIn(branch)
      if (base === null) return await forge.range(incident)
      const found = await givenRange(client, incident, base)
      const { value } = found
      return value.kind === 'bounded' ? { ...found, value: { ...value, goodFrom: 'merge-queue' } } : found
    },
  }
}

function namedIn(branch: string): Sha | null {
  const name = /-([0-9a-f]{40})$/.exec(branch)?.[1]
  return name === undefined ? null : (name as Sha)
}
