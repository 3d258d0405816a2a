import type { JudgedCase } from '../judged-case.ts'
import { bootstrapInterval, type Interval } from '../measure/bootstrap-interval.ts'
import { type Figure, figures } from '../measure/figures.ts'
import { type Acceptance, mayReplace } from '../train/acceptance.ts'
import { fitAndHear, type FittedCases } from '../vote/measure-vote.ts'
import type { SolvedCase } from './solved-case.ts'

/** What a language model adds on the same cases. Names of models are as the person gave them. */
export type ModelFigures = {
  readonly model: string
  /** Questions asked, those without a valid answer, and the tokens of all. */
  readonly asked: number
  readonly failed: number
  readonly tokens: number
  /** Against no model first, then against every model that was named after it. */
  readonly gains: readonly ModelGain[]
  /** What its vote gains as evidence of its own (`fitted`); null where the cases have no dates to be split by. */
  readonly fitted: FittedFigures | null
}

/** A weight that was fitted on earlier cases, and what the vote gains with it on later ones, against no model. */
export type FittedFigures = Omit<FittedCases, 'before' | 'after'> & {
  /** Ids of the later cases. */
  readonly measuredOn: readonly string[]
  readonly gain: ModelGain
}

export type ModelGain = {
  /** Null: no model. */
  readonly against: string | null
  /** With the model less without it, with the interval of the difference over the same cases. */
  readonly acc1: Interval | null
  readonly acc5: Interval | null
  readonly mrr: Interval | null
  /** In nats a case; more is better. */
  readonly logLikelihood: Interval | null
  /** Whether it is so much better that it should take the other's place. */
  readonly acceptance: Acceptance
}

const bootstrap = { seed: 1, samples: 1000 }

/** The solved cases as the language model of that place leaves them. */
export function withModel(solved: readonly SolvedCase[], place: number): readonly JudgedCase[] {
  return solved.flatMap(({ models }) => models[place]?.judged ?? [])
}

export function modelFigures(
  solved: readonly SolvedCase[],
  names: readonly string[],
): readonly ModelFigures[] {
  const without = solved.map(({ ours }) => ours)
  return names.map((model, place) => {
    const own = solved.flatMap(({ models }) => models[place] ?? [])
    const total = (of: (one: (typeof own)[number]) => number): number =>
      own.reduce((sum, one) => sum + of(one), 0)
    const judged = withModel(solved, place)
    const others = names.flatMap((against, at) =>
      at > place ? [gainOf(against, withModel(solved, at), judged)] : [],
    )
    return {
      model,
      asked: total(({ asked }) => asked),
      failed: total(({ failed }) => failed),
      tokens: total(({ tokens }) => tokens),
      gains: [gainOf(null, without, judged), ...others],
      fitted: fittedFigures(solved, place),
    }
  })
}

function fittedFigures(solved: readonly SolvedCase[], place: number): FittedFigures | null {
  const fitted = fitAndHear(solved.map(({ ours, models }) => ({ ours, vote: models[place]?.vote ?? null })))
  if (fitted === null) return null
  const { weight, fittedOn, since, before, after } = fitted
  return {
    weight,
    fittedOn,
    since,
    measuredOn: before.map(({ id }) => id),
    gain: gainOf(null, before, after),
  }
}

type Pair = { readonly repo: string; readonly before: JudgedCase; readonly after: JudgedCase }

function gainOf(
  against: string | null,
  before: readonly JudgedCase[],
  after: readonly JudgedCase[],
): ModelGain {
  const pairs = before.flatMap((one, index): readonly Pair[] => {
    const other = after[index]
    return other === undefined ? [] : [{ repo: one.repo, before: one, after: other }]
  })
  const gain = (figure: Figure, sign: 1 | -1): Interval | null =>
    bootstrapInterval(pairs, (some) => differenceOf(some, figure, sign), bootstrap)
  return {
    against,
    acc1: gain(figures.acc1, 1),
    acc5: gain(figures.acc5, 1),
    mrr: gain(figures.mrr, 1),
    logLikelihood: gain(figures.logLoss, -1),
    acceptance: mayReplace({ old: before, new: after }),
  }
}

function differenceOf(pairs: readonly Pair[], figure: Figure, sign: 1 | -1): number | null {
  const [old, now] = [figure(pairs.map(({ before }) => before)), figure(pairs.map(({ after }) => after))]
  return old === null || now === null ? null : sign * (now - old)
}
