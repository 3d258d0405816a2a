import type { BacktestReport, ModelFigures, ModelGain } from '../../../compose/backtest-clone.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'

const NAME = 60

/** What language models add, for a terminal: a line for each comparison on the same cases. */
export function modelRows({ models }: BacktestReport): readonly string[] {
  return models.flatMap(({ model, asked, failed, tokens, gains, fitted }) => [
    `  ${oneLine(model, NAME)}: ${asked} questions, ${failed} without a valid answer, ${tokens} tokens`,
    ...gains.map(gainRow),
    ...(fitted === null ? [] : [fittedRow(fitted)]),
  ])
}

function fittedRow({ weight, fittedOn, measuredOn, gain }: NonNullable<ModelFigures['fitted']>): string {
  const where = `weight ${weight.toFixed(2)} from ${fittedOn.length} earlier cases, on ${measuredOn.length} later ones`
  return `      fitted, ${where}, ${gainRow(gain).trim()}`
}

function gainRow({ against, acc1, acc5, mrr, logLikelihood, acceptance }: ModelGain): string {
  const figures = [
    `Acc@1 ${signed(acc1)}`,
    `Acc@5 ${signed(acc5)}`,
    `MRR ${signed(mrr)}`,
    `log-likelihood ${signed(logLikelihood)}`,
  ]
  const other = against === null ? 'no model' : oneLine(against, NAME)
  const { kind, because } = acceptance
  return `      against ${other}: ${figures.join(', ')}; ${kind}: ${because}`
}

function signed(interval: ModelGain['acc1']): string {
  if (interval === null) return '–'
  const { value, low, high } = interval
  const figure = (number: number): string => `${number < 0 ? '' : '+'}${number.toFixed(3)}`
  return `${figure(value)} (${figure(low)} to ${figure(high)})`
}
