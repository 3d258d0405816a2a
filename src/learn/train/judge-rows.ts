import { utilityShares } from '../../engine/judge/ranking/utility-shares.ts'
import { decideByThresholds } from '../../engine/judge/verdict/decide.ts'
import type { Policy } from '../../engine/model/policy.ts'
import type { JudgedCase } from '../judged-case.ts'
import type { Scorer } from './learner.ts'
import type { TrainingCase } from './training-case.ts'

/**
 * What judging makes of a case under a scorer: the same ranking as from its dossier, and the same verdict but where its
 * failures have several causes, which are judged as one here.
 */
export function judgeRows(one: TrainingCase, score: Scorer, policy: Policy): JudgedCase {
  const { id, repo, at, culprits } = one
  const utilities = score(one)
  const shares = utilityShares(utilities.changes, one.kept, utilities.none, one.passedOver.length)
  const ranking = [
    ...one.ids.map((change, row) => ({ id: change, probability: shares.changes[row] ?? 0 })),
    ...one.passedOver.map((change) => ({ id: change, probability: shares.passedOver })),
  ].sort((a, b) => b.probability - a.probability)
  const verdict =
    one.silence ??
    decideByThresholds({ suspects: ranking, noneProbability: shares.none }, policy, one.mayName)
  return { id, repo, at, culprits, ranking, noneProbability: shares.none, verdict }
}
