import type { Dossier } from '../model/dossier.ts'
import type { Judgement, Part } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import type { Ranking } from '../model/suspect.ts'
import type { Told } from '../model/told.ts'
import type { Verdict } from '../model/verdict.ts'
import { nameSeveral } from './split/name-several.ts'
import { decide, decideByThresholds } from './verdict/decide.ts'
import { mayName } from './verdict/may-name.ts'

/**
 * The judgement in the light of what maintainers said. A cleared change has probability 0, and what it had goes to the
 * others in proportion (P(i | not j) = P(i) / (1 - P(j))). A confirmed one is the verdict, its own figure unchanged, so
 * that it can be seen how right the ranking was. Failures that were judged apart are heeded apart.
 */
export function heed(dossier: Dossier, judged: Judgement, told: Told, policy: Policy): Judgement {
  if (told.cleared.length === 0) return withTold(judged, told)
  const ranking = withoutCleared(judged.ranking, told)
  const nameable = mayName(dossier, judged.reading)
  const parts = judged.parts.map((part) => partWithoutCleared(part, told, policy, nameable))
  const left = { ...judged, ranking, parts: nameSeveral(parts) ? parts : [] }
  if (isOver(judged.verdict)) return left
  return withTold({ ...left, verdict: decide(dossier, judged.reading, ranking, policy, left.parts) }, told)
}

function withTold(judged: Judgement, told: Told): Judgement {
  const verdict = isOver(judged.verdict) ? null : toldVerdict(judged.ranking, told)
  return verdict === null ? judged : { ...judged, verdict }
}

function partWithoutCleared(part: Part, told: Told, policy: Policy, nameable: boolean): Part {
  const ranking = withoutCleared(part.ranking, told)
  return { ...part, ranking, verdict: decideByThresholds(ranking, policy, nameable) }
}

function isOver(verdict: Verdict): boolean {
  return verdict.kind === 'silent' && verdict.because === 'recovered'
}

function toldVerdict({ suspects }: Ranking, { confirmed, none, flaky }: Told): Verdict | null {
  const known = new Set(suspects.map(({ id }) => id))
  const ids = confirmed.filter((id) => known.has(id))
  const [only, another] = ids
  if (only !== undefined && another === undefined) return { kind: 'culprit', id: only }
  if (ids.length > 0) return { kind: 'shortlist', ids }
  if (none) {
    const says = 'A maintainer said that none of these changes did it.'
    return { kind: 'silent', because: 'outside-cause', says }
  }
  return flaky ? { kind: 'silent', because: 'flaky', says: 'A maintainer marked it as flaky.' } : null
}

function withoutCleared({ suspects, noneProbability }: Ranking, told: Told): Ranking {
  const cleared = new Set(told.cleared)
  const left = suspects.filter(({ id }) => !cleared.has(id))
  const rest = left.reduce((sum, { probability }) => sum + probability, noneProbability)
  const share = (probability: number): number => (rest > 0 ? probability / rest : 0)
  const gone = suspects.filter(({ id }) => cleared.has(id))
  return {
    suspects: [
      ...left.map((one) => ({ ...one, probability: share(one.probability) })),
      ...gone.map((one) => ({ ...one, probability: 0 })),
    ],
    noneProbability: rest > 0 ? share(noneProbability) : 1,
  }
}
