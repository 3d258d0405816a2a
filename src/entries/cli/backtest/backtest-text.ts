import {
  type BacktestReport,
  fewCases,
  type Group,
  type Method,
  type Miss,
} from '../../../compose/backtest-clone.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'
import { wrapped } from '../../../engine/report/wrap-text.ts'
import { modelRows } from './models-text.ts'

const TITLE = 90
const TOLD = 160

type Interval = NonNullable<Method['acc1']>

export type TextStyle = { readonly bold: (text: string) => string; readonly width: number }

/** The report for a terminal. Nothing that others wrote reaches it as a control sequence. */
export function backtestText(report: BacktestReport, { bold, width }: TextStyle): string {
  const { cases } = report
  const lines = [
    bold(`BACKTEST OF ${oneLine(report.repo, TITLE)}`),
    ...wrapped(leadOf(report), width),
    ...(cases.ranked === 0
      ? wrapped(nothing, width)
      : [
          '',
          bold('AGAINST SIMPLE WAYS'),
          ...methodRows(report.methods),
          ...wrapped(few(cases.ranked), width),
          ...(report.models.length === 0 ? [] : ['', bold('LANGUAGE MODELS'), ...modelRows(report)]),
          '',
          bold('KINDS OF CASES'),
          ...groupRows(report.groups),
          '',
          bold('VERDICTS AND COST'),
          ...verdictRows(report),
          '',
          bold('SUREST CASES ONLY'),
          ...riskRows(report),
        ]),
    '',
    bold('MESSAGES THAT MADE NO CASE'),
    ...report.leftOut.map(({ says, count }) => `  ${String(count).padStart(6)}  ${says}`),
    ...(report.misses.length === 0 ? [] : ['', bold('WORST MISSES'), ...report.misses.flatMap(missRows)]),
  ]
  return `${lines.join('\n')}\n`
}

const nothing =
  'There is nothing to measure on: no message of this history names a change that broke something and says how it showed. Record incidents with “prime-suspect record” as they come.'

function leadOf({ history, cases, candidates, windows }: BacktestReport): string {
  const { commits, landings, releases, messages, isWhole } = history
  const part = isWhole ? '' : ' (the newest; older ones were not read)'
  const spread =
    candidates === null
      ? ''
      : ` Changes to choose from: ${candidates.smallest} to ${candidates.largest}, ${candidates.median} in the middle.`
  const placed = windows.place === 'uniform' ? 'the culprit at a random place' : 'up to the message'
  return `${commits} commits${part}, ${landings} of them on the branch, ${releases} releases. ${messages} messages name a change that broke something; ${cases.found} make a case; ${cases.ranked} were ranked.${spread} Windows without releases: ${windows.size} changes, ${placed}.`
}

function few(cases: number): string {
  return (
    fewCases(cases) ??
    'In brackets: where the figure would lie, 95 times of 100, for other cases of this repository.'
  )
}

const COLUMNS = 18
const LONGEST_WAY = 60

function methodRows(methods: readonly Method[]): readonly string[] {
  const names = methods.map(({ name }) => oneLine(name, LONGEST_WAY))
  const wide = Math.max(15, ...names.map(({ length }) => length + 2))
  return [
    `  ${'way'.padEnd(wide)}${['Acc@1', 'Acc@3', 'Acc@5', 'MRR'].map((name) => name.padEnd(COLUMNS)).join('')}`.trimEnd(),
    ...methods.map(({ acc1, acc3, acc5, mrr }, index) =>
      `  ${(names[index] ?? '').padEnd(wide)}${[acc1, acc3, acc5, mrr].map((one) => figure(one).padEnd(COLUMNS)).join('')}`.trimEnd(),
    ),
  ]
}

function groupRows(groups: readonly Group[]): readonly string[] {
  return [
    `  ${'cases'.padEnd(27)}${'number'.padStart(6)}  ${['Acc@1', 'Acc@5', 'MRR'].map((name) => name.padEnd(COLUMNS)).join('')}`.trimEnd(),
    ...groups.map(({ name, cases, acc1, acc5, mrr }) =>
      `  ${name.padEnd(27)}${String(cases).padStart(6)}  ${[acc1, acc5, mrr].map((one) => figure(one).padEnd(COLUMNS)).join('')}`.trimEnd(),
    ),
  ]
}

function figure(interval: Interval | null): string {
  if (interval === null) return '–'
  const { value, low, high } = interval
  return `${value.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`
}

function verdictRows({
  verdicts,
  kept,
  reliability,
  cost,
  models,
  cases,
}: BacktestReport): readonly string[] {
  const { named, rightlyNamed, shortlists, silent, precision } = verdicts
  return [
    named === 0
      ? '  names no change as the culprit'
      : `  names ${named} as the culprit, ${rightlyNamed} rightly: precision ${figure(precision)}`,
    `  gives a shortlist in ${shortlists} of ${cases.ranked} cases, stays silent in ${silent}`,
    `  keeps ${percent(kept)} of the culprits in the first cut`,
    `  expected calibration error of the first suspect: ${reliability.expectedCalibrationError.toFixed(3)}`,
    ...(cost === null
      ? []
      : [
          `  takes ${cost.median} ms a case as a rule, 19 of 20 less than ${cost.slow} ms, ${models.length === 0 ? 'no calls to anybody' : 'without the models'}`,
        ]),
  ]
}

/** The curve at a few coverages: how often the first suspect is wrong among the surest so many cases. */
function riskRows({ riskCoverage }: BacktestReport): readonly string[] {
  const { points, area } = riskCoverage
  const shown = [0.1, 0.25, 0.5, 1].flatMap((share) => points.find(({ coverage }) => coverage >= share) ?? [])
  const rows = [...new Set(shown)].map(({ coverage, risk, threshold }) => {
    return `  ${percent(coverage).padStart(5)} answered, from probability ${threshold.toFixed(2)}: ${percent(1 - risk)} right`
  })
  return [...rows, `  area under risk and coverage: ${area === null ? '–' : area.toFixed(3)}`]
}

function missRows({ id, text, candidates, culprit, suspects, isNamed }: Miss): readonly string[] {
  const place = culprit.place === null ? 'not ranked' : `place ${culprit.place} of ${candidates}`
  const [first] = suspects
  return [
    `  ${oneLine(id, TITLE)}: culprit at ${place}${isNamed ? ', another change was named' : ''}`,
    `      told     ${oneLine(text, TOLD)}`,
    `      culprit  ${culprit.id.slice(0, 12)} ${oneLine(culprit.title, TITLE)} (${percent(culprit.probability)})`,
    ...(first === undefined
      ? []
      : [
          `      first    ${first.id.slice(0, 12)} ${oneLine(first.title, TITLE)} (${percent(first.probability)})`,
        ]),
  ]
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(0)}%`
}
