import type { Landings } from '../adapters/store/landings.ts'
import { withKnownLandings } from '../engine/gather/known-landings.ts'
import type { Change } from '../engine/model/change.ts'
import type { Forge } from '../engine/ports.ts'

/** A forge that also knows what was told when pull requests were merged. */
export function withLandings<T extends Forge>(forge: T, landings: Landings): T {
  return {
    ...forge,
    changes: async (incident, range) => {
      const { value, gaps } = await forge.changes(incident, range)
      const pushed = value.filter(({ kind }) => kind === 'direct-push')
      const known = await landings.of(incident.repo, pushed.flatMap(landedBy))
      return { value: withKnownLandings(value, known), gaps }
    },
  }
}

function landedBy({ commits }: Change): Change['commits'] {
  return commits.slice(0, 1)
}
