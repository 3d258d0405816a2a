import type { RankerWeights } from '../../engine/judge/ranking/ranker-weights.ts'
import type { Policy } from '../../engine/model/policy.ts'
import { boostedLearner } from '../boosted/boosted-learner.ts'
import { type CalibrationStudy, calibrationStudy } from '../calibrate/calibration-study.ts'
import type { JudgedCase } from '../judged-case.ts'
import { bootstrapInterval, type Interval } from '../measure/bootstrap-interval.ts'
import { figures } from '../measure/figures.ts'
import { measureRanking, type RankingFigures } from '../measure/measure-ranking.ts'
import { type Threshold, thresholdFor } from '../measure/threshold-for.ts'
import { type Acceptance, mayReplace } from './acceptance.ts'
import { judgeHeldOut, type LeftOut, leftOutOf } from './held-out.ts'
import { judgeRows } from './judge-rows.ts'
import type { Learner } from './learner.ts'
import { logitLearner } from './logit-learner.ts'
import { provenanceOf } from './provenance.ts'
import { splitByTime } from './split-by-time.ts'
import { trainRanker, type TrainOptions } from './train-ranker.ts'
import { canTeach, type TrainingCase } from './training-case.ts'
import { weightedScorer } from './weighted-scorer.ts'
import { withoutCulprits } from './without-culprits.ts'

/** One way to rank, measured. */
export type Contender = {
  readonly name: string
  readonly about: string
  /** True where it says how likely a change is; else it knows an order only, and no loss can be told. */
  readonly isProbable: boolean
  readonly figures: RankingFigures
  readonly acc1: Interval | null
  readonly acc5: Interval | null
  readonly mrr: Interval | null
}

export type TrainReport = {
  readonly weights: RankerWeights
  readonly cases: number
  readonly repositories: number
  /** Cases that no change of their range caused. */
  readonly innocent: number
  /** Cases whose range does not hold their culprit: they are measured but teach nothing. */
  readonly unteachable: number
  /** What held-out figures were held out of; null where there are too few cases. */
  readonly leftOut: LeftOut | null
  /** What was learnt, held out, and what it is compared with. */
  readonly contenders: readonly Contender[]
  /** Held-out figures of each repository. */
  readonly byRepository: readonly { readonly repo: string; readonly figures: RankingFigures }[]
  /** Share of silent verdicts, held out, where the culprits were taken out of the range. */
  readonly silentWithoutCulprits: number | null
  /**
   * How many held-out cases whose culprits were taken out stand among those that threshold and calibration are worked
   * out on: as many as the ranker was told that there are.
   */
  readonly mixedIn: number
  /** From where naming a culprit is right in the wanted share of these, among those in which one may be named at all. */
  readonly threshold: Threshold | null
  readonly calibration: CalibrationStudy | null
  /** Whether weights learnt from the earlier cases beat those in use on the later ones. Null without dates. */
  readonly acceptance: (Acceptance & { readonly earlier: number; readonly later: number }) | null
}

export type TrainQuestion = {
  readonly cases: readonly TrainingCase[]
  readonly options: TrainOptions
  /** The weights that new ones would replace. */
  readonly inUse: RankerWeights
  readonly policy: Policy
  readonly withBoosted: boolean
  /** Share of named culprits that should be right. */
  readonly precision: number
  readonly compared: readonly {
    readonly name: string
    readonly about: string
    readonly judged: readonly JudgedCase[]
  }[]
}

const earlierShare = 0.7
const bootstrap = { seed: 1, samples: 1000 }

/** Learns from all cases, and measures on cases that were left out while learning. */
export function trainAndMeasure(question: TrainQuestion): TrainReport {
  const { cases, options, policy } = question
  const { heldOut, silenced } = heldOutOf(cases, logitLearner(options), policy)
  const mixed = [...heldOut, ...spread(silenced, options.noneShare)]
  const nameable = new Set(cases.filter(({ mayName }) => mayName).map(({ id }) => id))
  const leftOut = leftOutOf(cases)
  const figuresHeldOut = heldOut.length === 0 ? null : measureRanking(heldOut)
  return {
    weights: {
      provenance: provenanceOf(cases, options, leftOut, figuresHeldOut),
      ...trainRanker(cases, options),
    },
    cases: cases.length,
    leftOut,
    repositories: new Set(cases.map(({ repo }) => repo)).size,
    innocent: cases.filter(({ culprits }) => culprits.length === 0).length,
    unteachable: cases.filter((one) => !canTeach(one)).length,
    contenders: contendersOf(question, heldOut),
    byRepository: [...Map.groupBy(heldOut, ({ repo }) => repo)].map(([repo, judged]) => ({
      repo,
      figures: measureRanking(judged),
    })),
    silentWithoutCulprits: figures.silentWithoutCulprit(silenced),
    mixedIn: mixed.length - heldOut.length,
    threshold: thresholdFor(
      mixed.filter(({ id }) => nameable.has(id)),
      question.precision,
    ),
    calibration: mixed.length === 0 ? null : calibrationStudy(mixed, ({ repo }) => repo),
    acceptance: acceptanceOf(question),
  }
}

/** The cases held out, and the same ones with their culprits taken out, which nothing is learnt from. */
function heldOutOf(
  cases: readonly TrainingCase[],
  learner: Learner,
  policy: Policy,
): { readonly heldOut: readonly JudgedCase[]; readonly silenced: readonly JudgedCase[] } {
  const real = new Set(cases)
  const both = [...cases, ...cases.flatMap(withoutCulprits)]
  const judged = judgeHeldOut(both, (some) => learner(some.filter((one) => real.has(one))), policy)
  return { heldOut: judged.slice(0, cases.length), silenced: judged.slice(cases.length) }
}

/** So many of the cases without culprits, evenly drawn, that they make the given share beside those with culprits. */
function spread(silenced: readonly JudgedCase[], share: number): readonly JudgedCase[] {
  const each = share / (1 - share)
  return silenced.filter((_, index) => Math.floor((index + 1) * each) > Math.floor(index * each))
}

function contendersOf(question: TrainQuestion, heldOut: readonly JudgedCase[]): readonly Contender[] {
  const { cases, options, inUse, policy, withBoosted, compared } = question
  const before = cases.map((one) => judgeRows(one, weightedScorer(inUse), policy))
  const learnt = { name: 'logit', about: 'learnt anew, without what it is measured on', judged: heldOut }
  const boosted = withBoosted
    ? [
        {
          name: 'boosted',
          about: 'boosted trees in its place, learnt the same way',
          judged: judgeHeldOut(cases, boostedLearner(options.noneShare), policy),
        },
      ]
    : []
  const used = {
    name: 'in use',
    about: 'the weights in use, which may have been learnt from these cases',
    judged: before,
  }
  const probable = [learnt, ...boosted, used].map((one) => ({ ...one, isProbable: true }))
  const ordered = compared.map((one) => ({ ...one, isProbable: false }))
  return [...probable, ...ordered].flatMap(({ name, about, judged, isProbable }) =>
    judged.length === 0
      ? []
      : [
          {
            name,
            about,
            isProbable,
            figures: measureRanking(judged),
            acc1: bootstrapInterval(judged, figures.acc1, bootstrap),
            acc5: bootstrapInterval(judged, figures.acc5, bootstrap),
            mrr: bootstrapInterval(judged, figures.mrr, bootstrap),
          },
        ],
  )
}

function acceptanceOf({ cases, options, inUse, policy }: TrainQuestion): TrainReport['acceptance'] {
  const periods = splitByTime(cases, earlierShare)
  if (periods === null) return null
  const { earlier, later } = periods
  const learnt = logitLearner(options)(earlier)
  const acceptance = mayReplace({
    old: later.map((one) => judgeRows(one, weightedScorer(inUse), policy)),
    new: later.map((one) => judgeRows(one, learnt, policy)),
  })
  return { ...acceptance, earlier: earlier.length, later: later.length }
}
