import type { RankingFigures } from '../measure/measure-ranking.ts'
import type { LeftOut } from './held-out.ts'
import type { TrainOptions } from './train-ranker.ts'
import type { TrainingCase } from './training-case.ts'

/** Where weights come from, in words for their file: from what they were learnt, how, and how good they were held out. */
export function provenanceOf(
  cases: readonly TrainingCase[],
  options: TrainOptions,
  leftOut: LeftOut | null,
  heldOut: RankingFigures | null,
): string {
  const repositories = new Set(cases.map(({ repo }) => repo)).size
  const innocent = cases.filter(({ culprits }) => culprits.length === 0).length
  return [
    `Learnt by prime-suspect train: a conditional logit with “none of these” as an outside option, on ${cases.length}`,
    `cases of ${repositories} repositories, ${innocent} of them without a culprit.`,
    options.towardBase ? `Ridge ${options.ridge} toward earlier weights.` : `Ridge ${options.ridge}.`,
    ...(options.noneShare === 0
      ? []
      : [`Each case counts ${options.noneShare} with its culprits taken out and the rest as it is.`]),
    ...heldSays(options),
    heldOut === null
      ? 'Not measured on what was left out: there are too few cases.'
      : `On ${leftOut ?? 'cases'} left out while learning: Acc@1 ${said(heldOut.acc1)}, Acc@5 ${said(heldOut.acc5)}, MRR ${said(heldOut.mrr)}.`,
  ].join(' ')
}

function heldSays({ hold }: TrainOptions): readonly string[] {
  const held = [
    ...Object.entries(hold.change).map(([name, weight]) => `${name} at ${weight}`),
    ...Object.entries(hold.none).map(([name, weight]) => `${name} of none at ${weight}`),
  ]
  return held.length === 0 ? [] : [`Held by hand: ${held.join(', ')}.`]
}

function said(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(3)
}
