import type { Facts } from '../../model/dossier.ts'
import type { Lead } from '../../model/match.ts'
import type { Candidate, Contribution, Ranking } from '../../model/suspect.ts'
import type { Reading } from '../../model/symptom.ts'
import { sceneOf, type Scene } from './feature.ts'
import { features } from './features.ts'
import { noneFeatures } from './none-features.ts'
import { type RankerWeights, rankerWeights } from './ranker-weights.ts'

/** A change that retrieval left out stands this much below the last one it kept (in utility, natural logarithm). */
const leftOutBy = 0.5

/**
 * Conditional logit with an outside option (McFadden 1974): each change competes with all others and with "none of
 * these", P(i) = exp(w·x_i) / (exp(b + v·z) + Σ_j exp(w·x_j)).
 * Gives every change, most suspicious first, without evidence; equal probabilities keep the newest first.
 */
export function rankChanges(
  facts: Facts,
  reading: Reading,
  retrieved: { readonly leads: readonly Lead[]; readonly candidates: readonly Candidate[] },
  weights: RankerWeights = rankerWeights,
): Ranking {
  const scene = sceneOf(retrieved.leads)
  const scored = scoreLeads(retrieved.leads, retrieved.candidates, scene, weights)
  const none = noneUtility({ facts, reading, scene }, weights)
  const top = scored.reduce((best, { utility }) => Math.max(best, utility), none)
  const odds = scored.map(({ utility }) => Math.exp(utility - top))
  const total = odds.reduce((sum, one) => sum + one, Math.exp(none - top))
  const suspects = scored.map(({ lead, contributions }, index) => ({
    suspect: { id: lead.change.id, probability: (odds[index] ?? 0) / total, evidence: [], contributions },
    age: lead.age,
  }))
  suspects.sort((a, b) => b.suspect.probability - a.suspect.probability || a.age - b.age)
  return {
    suspects: suspects.map(({ suspect }) => suspect),
    noneProbability: Math.exp(none - top) / total,
  }
}

type Scored = {
  readonly lead: Lead
  readonly utility: number
  readonly contributions: readonly Contribution[]
}

function scoreLeads(
  leads: readonly Lead[],
  candidates: readonly Candidate[],
  scene: Scene,
  weights: RankerWeights,
): readonly Scored[] {
  const kept = new Set(candidates.map(({ id }) => id))
  const scored = leads.map((lead) => scoreLead(lead, scene, weights))
  const lowest = scored
    .filter(({ lead }) => kept.has(lead.change.id))
    .reduce((least, { utility }) => Math.min(least, utility), Number.POSITIVE_INFINITY)
  return scored.map((one) =>
    kept.has(one.lead.change.id) ? one : { ...one, utility: Math.min(one.utility, lowest - leftOutBy) },
  )
}

function scoreLead(lead: Lead, scene: Scene, weights: RankerWeights): Scored {
  const contributions = features.flatMap(({ name, of }) => {
    const weight = weights.change[name] ?? 0
    const value = weight === 0 ? 0 : of(lead, scene)
    return value === 0 ? [] : [{ feature: name, value, adds: weight * value }]
  })
  return { lead, contributions, utility: contributions.reduce((sum, { adds }) => sum + adds, 0) }
}

function noneUtility(
  incident: { facts: Facts; reading: Reading; scene: Scene },
  weights: RankerWeights,
): number {
  return noneFeatures.reduce(
    (sum, { name, of }) => sum + (weights.none[name] ?? 0) * of(incident),
    weights.none['bias'] ?? 0,
  )
}
