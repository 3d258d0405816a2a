import type { Dossier } from '../../engine/model/dossier.ts'
import type { Verdict } from '../../engine/model/verdict.ts'
import type { JudgedCase } from '../judged-case.ts'
import type { Truth } from '../truth.ts'
import type { Baseline, Scored } from './baseline.ts'

const shortlistLength = 5

/**
 * What a baseline makes of a case. A baseline knows an order but no probabilities: each change is given 1 / place, all
 * together made to sum to 1, so that the order and its ties are kept. Places, silence and shortlists can be compared
 * with others; calibration cannot. It shows the first five, never names one and never says "none of these"; where it
 * finds all changes alike it is silent.
 */
export function judgeByBaseline(baseline: Baseline, dossier: Dossier, truth: Truth): JudgedCase {
  const scored = baseline.rank(dossier).toSorted((a, b) => b.score - a.score)
  const odds = scored.map(({ score }) => 1 / scored.filter((other) => other.score >= score).length)
  const total = odds.reduce((sum, one) => sum + one, 0)
  return {
    ...truth,
    ranking: scored.map(({ id }, index) => ({ id, probability: (odds[index] ?? 0) / total })),
    noneProbability: scored.length === 0 ? 1 : 0,
    verdict: verdictOf(scored),
  }
}

function verdictOf(scored: readonly Scored[]): Verdict {
  if (scored.length === 0) return { kind: 'silent', because: 'empty-range', says: 'There is no change.' }
  if (scored.length > 1 && scored[0]?.score === scored.at(-1)?.score) {
    return { kind: 'silent', because: 'weak-evidence', says: 'All changes stand equal.' }
  }
  return { kind: 'shortlist', ids: scored.slice(0, shortlistLength).map(({ id }) => id) }
}
