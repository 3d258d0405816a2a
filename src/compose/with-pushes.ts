import type { Pushes } from '../adapters/store/pushes.ts'
import type { Gap } from '../engine/model/completeness.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Push } from '../engine/model/push.ts'
import type { RegressionRange } from '../engine/model/regression-range.ts'
import type { Forge } from '../engine/ports.ts'

/** A forge that also knows where the branch was moved by force: why a good commit is not behind the bad one any more. */
export function withPushes<T extends Forge>(forge: T, pushes: Pick<Pushes, 'forced'>): T {
  return {
    ...forge,
    range: async (incident) => {
      const found = await forge.range(incident)
      if (!isTorn(found.value)) return found
      const told = (await pushes.forced(incident.repo)).find((push) => wasBefore(push, incident))
      return told === undefined ? found : { ...found, gaps: [...found.gaps, forcedGap(told)] }
    },
  }
}

/** Whether history does not lead from the good commit to the bad one. */
function isTorn(range: RegressionRange): boolean {
  if (range.kind === 'bounded') return range.goodFrom === 'merge-base'
  return range.kind === 'open' && range.because !== 'never-good'
}

/** Nothing newer than the incident enters. */
function wasBefore({ at }: Push, { seenAt }: Incident): boolean {
  return seenAt === null || Date.parse(at) <= Date.parse(seenAt)
}

function forcedGap({ branch, before, after, at }: Push): Gap {
  const because =
    `The branch ${branch} was moved by force at ${at}, from ${before.slice(0, 12)} to ` +
    `${after.slice(0, 12)}; what only the former held is not in this range.`
  return { what: 'history of the branch', completeness: { kind: 'truncated', because } }
}
