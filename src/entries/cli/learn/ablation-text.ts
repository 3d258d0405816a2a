import type { Ablation } from '../../../compose/train-on-cases.ts'

const NAME = 28
const COLUMN = 10

type Figures = Ablation['whole']

/** What each part costs when it is left out, for people. */
export function ablationText({ whole, costs }: Ablation): string {
  const rowsOf = (kind: 'feature' | 'heuristic'): readonly string[] =>
    costs.filter((one) => one.kind === kind).map(({ without, cost }) => row(without, cost, signed))
  return `${[
    `  ${''.padEnd(NAME)}${['Acc@1', 'Acc@5', 'MRR', 'log-likelihood'].map((name) => name.padEnd(COLUMN)).join('')}`.trimEnd(),
    row('the whole ranker', whole, said),
    '',
    'LOST WITHOUT THE HEURISTIC',
    ...rowsOf('heuristic'),
    '',
    'LOST WITHOUT THE FEATURE',
    ...rowsOf('feature'),
  ].join('\n')}\n`
}

function row(
  name: string,
  { acc1, acc5, mrr, logLikelihood }: Figures,
  say: (value: number | null) => string,
): string {
  const cells = [acc1, acc5, mrr, logLikelihood].map((value) => say(value).padEnd(COLUMN)).join('')
  return `  ${name.padEnd(NAME)}${cells}`.trimEnd()
}

function said(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function signed(value: number | null): string {
  return value === null ? '-' : `${value < 0 ? '' : '+'}${value.toFixed(3)}`
}
