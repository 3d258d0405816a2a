import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Judgement, Part } from '../model/judgement.ts'
import type { Lead } from '../model/match.ts'
import type { Policy } from '../model/policy.ts'
import { redAtMerge } from '../model/red-at-merge.ts'
import type { Ranking } from '../model/suspect.ts'
import type { Reading } from '../model/symptom.ts'
import { allPaths } from './all-paths.ts'
import { checkEvidence } from './evidence/check-evidence.ts'
import { collectEvidence } from './evidence/collect-evidence.ts'
import { investigate, questionAbout } from './investigate.ts'
import { type FoundPair, interactingPairs } from './pairs/interacting-pairs.ts'
import { rankChanges } from './ranking/rank-changes.ts'
import { type RankerWeights, rankerWeights } from './ranking/ranker-weights.ts'
import type { Question } from './retrieval/question.ts'
import type { Retrieved } from './retrieval/retrieve.ts'
import { retrievePromising } from './retrieve-promising.ts'
import { sharpness } from './sharpness.ts'
import { judgeParts } from './split/judge-parts.ts'
import { decide, guarded } from './verdict/decide.ts'

/** Suspects whose evidence is worked out: what a report or a result file could show. */
const mostWithEvidence = 20

/**
 * A dossier judged: symptoms, retrieval, ranking, evidence, verdict; and where the failures seem to have several causes,
 * each group of them by itself. Pure: the same dossier, policy and weights give the same judgement, byte for byte.
 */
export function judge(dossier: Dossier, policy: Policy, weights: RankerWeights = rankerWeights): Judgement {
  const question = investigate(dossier)
  const { reading } = question
  const { retrieved, ranked } = rankFor(question, weights)
  const pairs = interactingPairs(reading.symptoms, keptChanges(ranked, retrieved, dossier))
  const ranking = withEvidence(ranked, retrieved.leads, dossier, pairs)
  const parts = guarded(dossier, reading) === null ? partsOf(question, pairs, policy, weights) : []
  return {
    reading,
    candidates: retrieved.candidates,
    ranking,
    verdict: decide(dossier, reading, ranking, policy, parts),
    parts,
    pairs: pairs.map(({ removes, uses, name }) => ({ removes, uses, name })),
  }
}

/** What is kept of the changes for a question, and all of them in their order. */
function rankFor(question: Question, weights: RankerWeights): { retrieved: Retrieved; ranked: Ranking } {
  const { dossier, reading } = question
  const retrieved = retrievePromising(question)
  const ranked = rankChanges({ dossier, reading, sharpness: sharpness(question) }, retrieved, weights)
  return { retrieved, ranked }
}

/** Each group of failures ranked by itself, as if nothing else had failed. */
function partsOf(
  { dossier, reading }: Question,
  pairs: readonly FoundPair[],
  policy: Policy,
  weights: RankerWeights,
): readonly Part[] {
  const { paths } = allPaths(dossier)
  const rank = (part: Reading): Ranking => {
    const { retrieved, ranked } = rankFor(questionAbout(dossier, part, paths), weights)
    return withEvidence(ranked, retrieved.leads, dossier, pairs)
  }
  return judgeParts(dossier, reading, policy, { paths, rank })
}

/** The candidates, most suspicious first. */
function keptChanges({ suspects }: Ranking, { candidates }: Retrieved, dossier: Dossier): readonly Change[] {
  const kept = new Set(candidates.map(({ id }) => id))
  const byId = new Map(dossier.changes.map((change) => [change.id, change]))
  return suspects.flatMap(({ id }) => (kept.has(id) ? (byId.get(id) ?? []) : []))
}

function withEvidence(
  ranking: Ranking,
  leads: readonly Lead[],
  dossier: Dossier,
  pairs: readonly FoundPair[],
): Ranking {
  const byId = new Map(leads.map((lead) => [lead.change.id, lead]))
  const red = redAtMerge(dossier, dossier.changes)
  return {
    ...ranking,
    suspects: ranking.suspects.map((suspect, place) => {
      const lead = byId.get(suspect.id)
      if (lead === undefined) return suspect
      const shown = place >= mostWithEvidence ? { ...lead, matches: {} } : lead
      const { first, last } = checkEvidence(suspect.id, red)
      const more = { first: [...clashesOf(lead.change, pairs), ...first], last }
      return { ...suspect, evidence: collectEvidence(shown, dossier, more) }
    }),
  }
}

/** What the pairs say of one of their changes. */
function clashesOf({ id }: Change, pairs: readonly FoundPair[]): readonly Evidence[] {
  return pairs.flatMap(({ removes, uses, evidence }) => [
    ...(removes === id ? [evidence.removes] : []),
    ...(uses === id ? [evidence.uses] : []),
  ])
}
