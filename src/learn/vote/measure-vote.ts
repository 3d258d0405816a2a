import { type CastVote, fuseVote } from '../../engine/judge/ranking/election/fuse-vote.ts'
import type { Instant } from '../../engine/model/ids.ts'
import { defaultElection } from '../../engine/model/opinion.ts'
import type { JudgedCase } from '../judged-case.ts'
import { isCulprit } from '../measure/is-culprit.ts'
import { splitByTime } from '../train/split-by-time.ts'
import { fitVoteWeight, type VotedCase } from './fit-vote-weight.ts'

/** A case as the ranker judged it, with its answer, and how the model voted on it; null where nobody was asked. */
export type MeasuredCase = { readonly ours: JudgedCase; readonly vote: CastVote | null }

/** The vote as a feature of its own: fitted on the earlier half of the cases, to be measured on the later one. */
export type FittedCases = {
  readonly weight: number
  /** Ids of the cases that the weight was fitted on. */
  readonly fittedOn: readonly string[]
  readonly since: Instant
  /** The later cases, as the ranker judged them and as the vote leaves them, in the same order. */
  readonly before: readonly JudgedCase[]
  readonly after: readonly JudgedCase[]
}

/** Null where the cases have no dates to be split by. */
export function fitAndHear(cases: readonly MeasuredCase[]): FittedCases | null {
  const periods = splitByTime(
    cases.map((one) => ({ ...one, at: one.ours.at })),
    0.5,
  )
  if (periods === null) return null
  const { earlier, later, border } = periods
  const { weight } = fitVoteWeight(earlier.map(votedCase))
  const before = later.map(({ ours }) => ours)
  const after = later.map((one) => heardFitted(one, weight))
  return {
    weight,
    fittedOn: earlier.map(({ ours }) => ours.id),
    since: border,
    before,
    after,
  }
}

function votedCase({ ours, vote }: MeasuredCase): VotedCase {
  const { ranking, noneProbability, culprits } = ours
  const shares = new Map<string, number>(vote?.shares.map(({ id, share }) => [id, share]))
  const isHeard = vote !== null && vote.influence !== 'none'
  const halved = vote?.influence === 'halved' ? 0.5 : 1
  return {
    probabilities: [...ranking.map(({ probability }) => probability), noneProbability],
    shares: [...ranking.map(({ id }) => shares.get(id) ?? 0), vote?.noneShare ?? 0],
    agreement: isHeard ? (vote.agreement ?? 1) * halved : 0,
    right:
      culprits.length === 0
        ? [ranking.length]
        : ranking.flatMap(({ id }, at) => (isCulprit(id, culprits) ? [at] : [])),
  }
}

/** The case as it is judged where the vote counts as `fitted` with this weight. */
function heardFitted({ ours, vote }: MeasuredCase, weight: number): JudgedCase {
  if (vote === null) return ours
  const { ranking, noneProbability } = ours
  const bare = ranking.map((one) => ({ ...one, evidence: [], contributions: [] }))
  const fused = fuseVote({ suspects: bare, noneProbability }, vote, {
    ...defaultElection,
    influence: 'fitted',
    weight,
  })
  return {
    ...ours,
    ranking: fused.suspects.map(({ id, probability }) => ({ id, probability })),
    noneProbability: fused.noneProbability,
  }
}
