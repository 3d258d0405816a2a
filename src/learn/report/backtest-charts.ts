import type { BacktestReport } from './backtest-report.ts'
import { percent } from './html-text.ts'
import { type Axis, type Chart, legend, svgChart } from './svg-chart.ts'

const quarters = [0, 0.25, 0.5, 0.75, 1]
const shares = (label: string): Axis => ({ label, from: 0, to: 1, ticks: quarters, says: percent })

/** The three curves of a report, each a figure of the page. */
export function backtestCharts(report: BacktestReport): string {
  return [accuracyChart(report), riskChart(report), reliabilityChart(report)]
    .map(
      (chart) =>
        `<figure><figcaption><b>${chart.title}</b> ${chart.about}</figcaption>${svgChart(chart)}${legend(chart.series)}</figure>`,
    )
    .join('\n')
}

function accuracyChart({ methods }: BacktestReport): Chart {
  const places = methods[0]?.curve.length ?? 1
  return {
    title: 'Accuracy at k.',
    about: 'Share of the cases whose culprit is among the first k changes; higher is better.',
    x: {
      label: 'changes looked at (k)',
      from: 1,
      to: Math.max(2, places),
      ticks: [1, 3, 5, 10, 15, 20].filter((tick) => tick <= places),
      says: String,
    },
    y: shares(''),
    series: methods.map(({ name, curve }) => ({
      name,
      points: curve.map((share, index) => ({ x: index + 1, y: share })),
    })),
    diagonal: false,
  }
}

function riskChart({ riskCoverage }: BacktestReport): Chart {
  const points = riskCoverage.points.map(({ coverage, risk }) => ({ x: coverage, y: risk }))
  return {
    title: 'Risk and coverage.',
    about: 'How many first suspects are wrong when only the surest cases are answered; lower is better.',
    x: shares('cases answered, the surest first'),
    y: shares(''),
    series: [{ name: 'wrong first suspects', points }],
    diagonal: false,
  }
}

function reliabilityChart({ reliability }: BacktestReport): Chart {
  const bins = reliability.bins.flatMap(({ count, meanProbability, share }) =>
    meanProbability === null || share === null ? [] : [{ count, x: meanProbability, y: share }],
  )
  const most = Math.max(1, ...bins.map(({ count }) => count))
  return {
    title: 'Reliability.',
    about:
      'How often the first suspect is right, by the probability it was given. On the dashed line it is right as often as it says; larger dots stand for more cases.',
    x: shares('probability given'),
    y: shares(''),
    series: [
      {
        name: 'first suspect',
        points: bins.map(({ x, y }) => ({ x, y })),
        dots: bins.map(({ count }) => count / most),
      },
    ],
    diagonal: true,
  }
}
