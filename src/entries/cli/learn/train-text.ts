import type { Contender, TrainReport } from '../../../compose/train-on-cases.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'

const NAME = 30
const COLUMN = 20

const titles = {
  repositories: 'ON REPOSITORIES LEFT OUT',
  cases: 'ON CASES LEFT OUT',
  nothing: 'ON THE SAME CASES',
} as const

/** The figures of training for people. Names of repositories are untrusted. */
export function trainText(report: TrainReport): string {
  const sections = [
    leadOf(report),
    section(titles[report.leftOut ?? 'nothing'], [
      row('way', ['Acc@1', 'Acc@5', 'MRR', 'log-loss', 'named', 'right']),
      ...report.contenders.map(contenderRow),
      ...report.contenders.map(({ name, about }) => `  ${name}: ${about}`),
    ]),
    section('EACH REPOSITORY', [
      row('left out', ['Acc@1', 'Acc@5', 'MRR', 'cases']),
      ...report.byRepository.map(({ repo, figures: { acc1, acc5, mrr, cases } }) =>
        row(repo, [said(acc1), said(acc5), said(mrr), String(cases)]),
      ),
    ]),
    section('NAMING AND SILENCE', namingRows(report)),
    section('CALIBRATION OF THE FIRST SUSPECT', calibrationRows(report)),
    section('LATER CASES', [acceptanceSays(report)]),
    section('WEIGHTS', [
      ...Object.entries(report.weights.change).map(([name, weight]) => row(name, [weight.toFixed(3)])),
      ...Object.entries(report.weights.none).map(([name, weight]) =>
        row(`none: ${name}`, [weight.toFixed(3)]),
      ),
    ]),
  ]
  return `${sections.flat().join('\n')}\n`
}

function leadOf({ cases, repositories, innocent, unteachable }: TrainReport): readonly string[] {
  return [
    `${cases} cases of ${repositories} repositories, ${innocent} without a culprit` +
      `${unteachable === 0 ? '' : `; ${unteachable} whose range does not hold the culprit teach nothing`}.`,
  ]
}

function section(title: string, rows: readonly string[]): readonly string[] {
  return ['', title, ...rows]
}

function row(name: string, values: readonly string[]): string {
  const cells = values.map((value) => value.padEnd(COLUMN)).join('')
  return `  ${oneLine(name, NAME).padEnd(NAME + 2)}${cells}`.trimEnd()
}

function contenderRow({ name, isProbable, figures, acc1, acc5, mrr }: Contender): string {
  const { logLoss, casesNamed, casesRightlyNamed } = figures
  return row(name, [
    within(acc1),
    within(acc5),
    within(mrr),
    said(isProbable ? logLoss : null),
    String(casesNamed),
    String(casesRightlyNamed),
  ])
}

function namingRows(report: TrainReport): readonly string[] {
  const { threshold, silentWithoutCulprits, contenders, mixedIn } = report
  const silent = contenders[0]?.figures.silentWithCulprit ?? null
  return [
    `  Threshold and calibration: with ${mixedIn} more cases whose culprits were taken out.`,
    threshold === null
      ? '  No threshold names enough culprits at the wanted precision.'
      : `  From ${threshold.threshold.toFixed(3)} on, ${threshold.right} of ${threshold.named} names are right (at least ${said(threshold.vouchedFor)}, 95 times of 100).`,
    `  Silent in ${said(silent)} of the cases, and in ${said(silentWithoutCulprits)} where the culprit was taken out.`,
  ]
}

function calibrationRows({ calibration }: TrainReport): readonly string[] {
  if (calibration === null) return ['  There are too few cases to leave some out.']
  return [
    row('learnt on the others', ['error', 'squared error']),
    ...calibration.methods.map(({ method, error, squared }) => row(method, [said(error), said(squared)])),
    `  temperature of all: ${calibration.temperature.toFixed(2)}`,
    ...calibration.groups.map(
      ({ group, cases, temperature, errorBefore, errorAfter }) =>
        `  ${oneLine(group, NAME)}: ${temperature.toFixed(2)} (${cases} cases; error ${said(errorBefore)}, with the others’ temperature ${said(errorAfter)})`,
    ),
  ]
}

function acceptanceSays({ acceptance }: TrainReport): string {
  if (acceptance === null)
    return '  The cases are not dated: whether it is better on later ones is not known.'
  const { kind, because, earlier, later, logLikelihoodGain, acc5Gain } = acceptance
  return `  ${kind}: ${because}. Learnt from ${earlier} earlier cases, against the weights in use on ${later} later ones: log-likelihood ${signed(logLikelihoodGain)}, Acc@5 ${signed(acc5Gain)}.`
}

function within(interval: Contender['acc1']): string {
  if (interval === null) return '-'
  return `${interval.value.toFixed(3)} [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]`
}

function said(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function signed(value: number | null): string {
  return value === null ? 'unknown' : `${value < 0 ? '' : '+'}${value.toFixed(3)}`
}
