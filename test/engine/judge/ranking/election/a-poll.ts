import type { Change } from '../../../../../src/engine/model/change.ts'
import type { Dossier } from '../../../../../src/engine/model/dossier.ts'
import type { ChangeId } from '../../../../../src/engine/model/ids.ts'
import type { Judgement } from '../../../../../src/engine/model/judgement.ts'
import { aChange, aFile } from '../../../../builders/a-change.ts'
import { aDossier } from '../../../../builders/a-dossier.ts'
import { aJudgement, aSuspect } from '../../../../builders/a-judgement.ts'
import { anIncident } from '../../../../builders/an-incident.ts'
import { anIncidentId } from '../../../../builders/ids.ts'
import { type IsCulprit } from '../../../../judges/minds.ts'

/** An incident with so many changes, of which one did it, at this place of the statistical ranking. */
export type Race = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  /** Most suspicious first. */
  readonly running: readonly Change[]
  readonly culprit: ChangeId
  readonly isCulprit: IsCulprit
}

/** Probabilities fall slowly, so that neighbours are close; `name` tells races apart. */
export function aRace(count: number, culpritAt: number, name = 'race'): Race {
  const running = Array.from({ length: count }, (_, place) =>
    aChange({
      pull: 1_000 + place,
      title: place === culpritAt ? 'The one that did it' : `Change ${place}`,
      files: [aFile({ path: `src/part-${place}.ts` })],
    }),
  )
  const weights = running.map((_, place) => 1 / (place + 4))
  const total = weights.reduce((sum, weight) => sum + weight, 0.2)
  const suspects = running.map(({ id }, place) =>
    aSuspect({ id, probability: (weights[place] ?? 0) / total, evidence: [], contributions: [] }),
  )
  const culprit = running[culpritAt]?.id
  if (culprit === undefined) throw new Error('The culprit must be one of the changes')
  return {
    dossier: aDossier({ changes: running, incident: anIncident({ id: anIncidentId(name) }) }),
    judgement: aJudgement({
      ranking: { suspects, noneProbability: 0.2 / total },
      verdict: { kind: 'shortlist', ids: suspects.slice(0, 5).map(({ id }) => id) },
    }),
    running,
    culprit,
    isCulprit: ({ title }) => title === 'The one that did it',
  }
}
