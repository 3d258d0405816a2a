import { features } from '../../engine/judge/ranking/features.ts'
import { noneFeatures } from '../../engine/judge/ranking/none-features.ts'
import { heuristics } from '../../engine/judge/retrieval/heuristics.ts'
import type { Policy } from '../../engine/model/policy.ts'
import type { JudgedCase } from '../judged-case.ts'
import { figures } from '../measure/figures.ts'
import { judgeHeldOut } from './held-out.ts'
import { logitLearner } from './logit-learner.ts'
import { trainRanker, type TrainOptions } from './train-ranker.ts'
import type { TrainingCase } from './training-case.ts'

/** Figures of held-out rankings. Null where no case bears on one. */
export type AblationFigures = {
  readonly acc1: number | null
  readonly acc5: number | null
  readonly mrr: number | null
  /** Mean over all cases, nats; 0 would be certainty of the truth. */
  readonly logLikelihood: number | null
}

export type Ablation = {
  readonly whole: AblationFigures
  /** What is lost without it: whole less without. Below 0: it does harm. Costliest in log-likelihood first. */
  readonly costs: readonly {
    readonly without: string
    readonly kind: 'feature' | 'heuristic'
    readonly cost: AblationFigures
  }[]
}

/** One fit a fold and part: five folds keep it to minutes. */
const folds = 5

/** Something that can be left out: features of changes, or of "none of these", by name. */
type Part = {
  readonly name: string
  readonly kind: 'feature' | 'heuristic'
  readonly change: readonly string[]
  readonly none: readonly string[]
}

/**
 * What each feature, and each heuristic with all its features, is worth: the ranker is fitted without it and measured
 * on repositories it has not seen, or, of a single one, on cases. Retrieval stays as it is. `note` is told how many of the fits are done.
 */
export function ablate(
  cases: readonly TrainingCase[],
  options: TrainOptions,
  policy: Policy,
  note: (done: number, total: number) => void = () => undefined,
): Ablation {
  const begun = { ...options, from: trainRanker(cases, options) }
  const judgedWithout = (part: Part | null): AblationFigures =>
    figuresOf(judgeHeldOut(cases, logitLearner(without(begun, part)), policy, folds))
  const parts = allParts()
  const whole = judgedWithout(null)
  note(1, parts.length + 1)
  const costs = parts.map((part, index) => {
    const left = judgedWithout(part)
    note(index + 2, parts.length + 1)
    return { without: part.name, kind: part.kind, cost: lost(whole, left) }
  })
  return {
    whole,
    costs: costs.sort((a, b) => (b.cost.logLikelihood ?? 0) - (a.cost.logLikelihood ?? 0)),
  }
}

function allParts(): readonly Part[] {
  const single = features.map(({ name }) => ({ name, kind: 'feature' as const, change: [name], none: [] }))
  const ofNone = noneFeatures.map(({ name }) => ({
    name,
    kind: 'feature' as const,
    change: [],
    none: [name],
  }))
  const groups = heuristics.map(({ name }) => ({
    name,
    kind: 'heuristic' as const,
    change: featuresOf(name),
    none: [],
  }))
  return [...groups, ...single, ...ofNone]
}

/** Features that are made of what a heuristic scores; none of one that only retrieval asks. */
function featuresOf(heuristic: string): readonly string[] {
  const names = new Set([heuristic, `${heuristic}-relative`, `${heuristic}-strength`])
  return features.flatMap(({ name }) => (names.has(name) ? [name] : []))
}

function without(options: TrainOptions, part: Part | null): TrainOptions {
  if (part === null) return options
  const { change, none } = options.hold
  const zeros = (names: readonly string[]): Record<string, number> =>
    Object.fromEntries(names.map((name) => [name, 0]))
  const hold = { change: { ...change, ...zeros(part.change) }, none: { ...none, ...zeros(part.none) } }
  return { ...options, hold }
}

function figuresOf(judged: readonly JudgedCase[]): AblationFigures {
  const loss = figures.logLoss(judged)
  return {
    acc1: figures.acc1(judged),
    acc5: figures.acc5(judged),
    mrr: figures.mrr(judged),
    logLikelihood: loss === null ? null : -loss,
  }
}

function lost(whole: AblationFigures, left: AblationFigures): AblationFigures {
  return {
    acc1: difference(whole.acc1, left.acc1),
    acc5: difference(whole.acc5, left.acc5),
    mrr: difference(whole.mrr, left.mrr),
    logLikelihood: difference(whole.logLikelihood, left.logLikelihood),
  }
}

function difference(more: number | null, less: number | null): number | null {
  return more === null || less === null ? null : more - less
}
