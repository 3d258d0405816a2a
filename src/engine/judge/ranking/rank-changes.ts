import type { Dossier } from '../../model/dossier.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Lead } from '../../model/match.ts'
import { redAtMerge } from '../../model/red-at-merge.ts'
import type { Candidate, Contribution, Ranking } from '../../model/suspect.ts'
import type { Reading } from '../../model/symptom.ts'
import { sceneOf, type Scene } from './feature.ts'
import { features } from './features.ts'
import { noneFeatures } from './none-features.ts'
import { type RankerWeights, rankerWeights } from './ranker-weights.ts'
import { utilityShares } from './utility-shares.ts'

/** A failure and what was read of it; `sharpness` is a factor on the utilities of changes. */
export type Asked = { readonly dossier: Dossier; readonly reading: Reading; readonly sharpness: number }

/**
 * Conditional logit with an outside option (McFadden 1974): each change competes with all others and with "none of
 * these", P(i) = exp(s w·x_i) / (exp(b + v·z) + Σ_j exp(s w·x_j)), s the sharpness.
 * Gives every change, most suspicious first, without evidence; equal probabilities keep the newest first. What was
 * passed over comes with nothing said about it.
 */
export function rankChanges(
  { dossier, reading, sharpness }: Asked,
  retrieved: {
    readonly leads: readonly Lead[]
    readonly candidates: readonly Candidate[]
    readonly passedOver?: readonly ChangeId[]
  },
  weights: RankerWeights = rankerWeights,
): Ranking {
  const { leads, candidates, passedOver = [] } = retrieved
  const changes = leads.map(({ change }) => change)
  const scene = sceneOf(leads, dossier.context.past, redAtMerge(dossier, changes))
  const scored = leads.map((lead) => scoreLead(lead, scene, { weights, sharpness }))
  const kept = new Set(candidates.map(({ id }) => id))
  const shares = utilityShares(
    scored.map(({ utility }) => utility),
    leads.map(({ change }) => kept.has(change.id)),
    noneUtility({ facts: dossier, reading, scene }, weights),
    passedOver.length,
  )
  const judged = scored.map(({ lead, contributions }, index) => ({
    suspect: { id: lead.change.id, probability: shares.changes[index] ?? 0, evidence: [], contributions },
    age: lead.age,
  }))
  const others = passedOver.map((id, index) => ({
    suspect: { id, probability: shares.passedOver, evidence: [], contributions: [] },
    age: leads.length + index,
  }))
  const suspects = [...judged, ...others]
  suspects.sort((a, b) => b.suspect.probability - a.suspect.probability || a.age - b.age)
  return { suspects: suspects.map(({ suspect }) => suspect), noneProbability: shares.none }
}

type Scored = {
  readonly lead: Lead
  readonly utility: number
  readonly contributions: readonly Contribution[]
}

function scoreLead(
  lead: Lead,
  scene: Scene,
  { weights, sharpness }: { readonly weights: RankerWeights; readonly sharpness: number },
): Scored {
  const contributions = features.flatMap(({ name, of }) => {
    const weight = weights.change[name] ?? 0
    const value = weight === 0 ? 0 : of(lead, scene)
    return value === 0 ? [] : [{ feature: name, value, adds: sharpness * weight * value }]
  })
  return { lead, contributions, utility: contributions.reduce((sum, { adds }) => sum + adds, 0) }
}

function noneUtility(
  incident: { facts: Dossier; reading: Reading; scene: Scene },
  weights: RankerWeights,
): number {
  return noneFeatures.reduce(
    (sum, { name, of }) => sum + (weights.none[name] ?? 0) * of(incident),
    weights.none['bias'] ?? 0,
  )
}
