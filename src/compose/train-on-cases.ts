import { features } from '../engine/judge/ranking/features.ts'
import { noneFeatures } from '../engine/judge/ranking/none-features.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { type Ablation, ablate } from '../learn/train/ablate.ts'
import { leftOutOf } from '../learn/train/held-out.ts'
import type { NamedWeights, TrainOptions } from '../learn/train/train-ranker.ts'
import { trainAndMeasure, type TrainReport } from '../learn/train/train-report.ts'
import { loadWeights } from './load-weights.ts'
import type { Taught } from './teach-cases.ts'
import { terminalPolicy } from './terminal-policy.ts'
import { writeWhole } from './write-whole.ts'

export type { Ablation } from '../learn/train/ablate.ts'
export type { Contender, TrainReport } from '../learn/train/train-report.ts'

/** How a person wants to learn; what is absent is as usual. */
export type LearnChoice = {
  readonly ridge?: number
  readonly noneShare?: number
  /** `feature=weight` of changes, or `none:feature=weight`: set by hand. */
  readonly hold?: readonly string[]
  /** A file of weights, or `shipped`: what the ridge pulls to, and what new weights are compared with. */
  readonly toward?: string
}

/** Of “none of these”. Cases have ranges of a few lengths only, so they cannot teach what a long one changes. */
const usuallyHeld = 'ln-changes'
const usualRidge = 1
/** Few cases are to shift what was learnt from many, not to outweigh it. */
const usualRidgeToward = 20
const usualNoneShare = 0.2
const wantedPrecision = 0.9

/** A choice that was checked. */
export type Learning = { readonly options: TrainOptions; readonly inUse: RankerWeights }

/** @throws Refusal where a choice cannot be used */
export async function prepareLearning(choice: LearnChoice): Promise<Learning> {
  const { toward, noneShare = usualNoneShare, hold = [] } = choice
  const inUse = toward === undefined || toward === 'shipped' ? rankerWeights : await loadWeights(toward)
  return {
    options: {
      ridge: choice.ridge ?? (toward === undefined ? usualRidge : usualRidgeToward),
      noneShare,
      hold: heldOf(hold, inUse),
      base: inUse,
      towardBase: toward !== undefined,
    },
    inUse,
  }
}

/**
 * Learns weights from cases and measures them.
 * @throws Refusal where no case can teach anything
 */
export function trainOnCases(
  taught: Taught,
  learning: Learning,
  { withBoosted }: { readonly withBoosted: boolean },
): TrainReport {
  refuseWithoutCulprits(taught)
  return trainAndMeasure({
    cases: taught.cases,
    ...learning,
    policy: terminalPolicy,
    withBoosted,
    precision: wantedPrecision,
    compared: taught.baselines,
  })
}

/**
 * What each feature and each heuristic is worth on these cases. `note` is told how many of the fits are done.
 * @throws Refusal where no case can teach anything, or there are too few to leave some out
 */
export function ablateOnCases(
  taught: Taught,
  { options }: Learning,
  note: (done: number, total: number) => void,
): Ablation {
  refuseWithoutCulprits(taught)
  if (leftOutOf(taught.cases) === null) {
    throw new Refusal(
      'bad-input',
      'There are too few cases of one repository to leave some out and measure on them.',
      'Give ten cases or more, or cases of two repositories.',
    )
  }
  return ablate(taught.cases, options, terminalPolicy, note)
}

/** @throws Refusal where the file cannot be written */
export async function writeWeights(path: string, weights: RankerWeights): Promise<void> {
  await writeWhole(path, `${JSON.stringify(weights, null, 2)}\n`)
}

function refuseWithoutCulprits({ cases }: Taught): void {
  if (cases.some(({ culpritRows }) => culpritRows.length > 0)) return
  throw new Refusal(
    'bad-input',
    'No case has a culprit among the changes of its range: there is nothing to learn from.',
    'Check that the git directories belong to the case files, in the same order.',
  )
}

function heldOf(holds: readonly string[], inUse: RankerWeights): NamedWeights {
  const usual: Record<string, number> = { [usuallyHeld]: inUse.none[usuallyHeld] ?? 1 }
  const held = { change: {} as Record<string, number>, none: usual }
  const known = {
    change: new Set(features.map(({ name }) => name)),
    none: new Set(['bias', ...noneFeatures.map(({ name }) => name)]),
  }
  for (const hold of holds) {
    const [, none, name = '', value = ''] =
      /^(none:)?([a-z-]{1,80})=(-?\d{1,4}(?:\.\d{1,6})?)$/.exec(hold) ?? []
    const kind = none === undefined ? 'change' : 'none'
    if (!known[kind].has(name)) throw badHold(hold)
    held[kind][name] = Number(value)
  }
  return held
}

function badHold(hold: string): Refusal {
  return new Refusal(
    'bad-input',
    `--hold ${JSON.stringify(hold.slice(0, 100))} names no weight and number.`,
    'Write feature=number, or none:feature=number for “none of these”; `prime-suspect ablate` lists the features.',
  )
}
