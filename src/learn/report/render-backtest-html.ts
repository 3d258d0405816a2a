import { backtestCharts } from './backtest-charts.ts'
import { missList } from './backtest-misses.ts'
import { modelTable } from './backtest-models.ts'
import type { BacktestReport } from './backtest-report.ts'
import { backtestStyle } from './backtest-style.ts'
import { groupTable, leftOutTable, methodTable, tiles } from './backtest-tables.ts'
import { html } from './html-text.ts'

/** The report as one page: no script, nothing loaded from anywhere, all that others wrote escaped. */
export function renderBacktestHtml(report: BacktestReport): string {
  const { repo, cases } = report
  const title = html(`Backtest of ${repo}`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${backtestStyle}</style>
</head>
<body>
<h1>${title}</h1>
<p>${leadOf(report)}</p>
${cases.ranked === 0 ? '' : [tiles(report), methodTable(report), modelTable(report), `<h2>Curves</h2><div class="charts">${backtestCharts(report)}</div>`, groupTable(report)].join('\n')}
${leftOutTable(report)}
${missList(report.misses)}
<h2>How to read this</h2>
${methodNotes(report)}
</body>
</html>
`
}

function leadOf({ cases, history, candidates }: BacktestReport): string {
  const { commits, messages } = history
  const spread =
    candidates === null
      ? ''
      : ` Each time ${candidates.smallest} to ${candidates.largest} changes could be meant, ${candidates.median} in the middle.`
  return `In ${commits} commits${history.isWhole ? '' : ' (the newest)'}, ${messages} messages name a change that broke something; ${cases.found} of them make a case, and ${cases.ranked} ${cases.ranked === 1 ? 'was' : 'were'} ranked.${spread}`
}

function methodNotes({ windows, reliability, riskCoverage, cost }: BacktestReport): string {
  const placed =
    windows.place === 'uniform'
      ? `Elsewhere it is ${windows.size} changes with the culprit at a random place, so that its age tells nothing; changes that landed later stand in as innocent ones.`
      : `Elsewhere it is the last ${windows.size} changes before the message.`
  const figures = [
    `Expected calibration error of the first suspect: ${reliability.expectedCalibrationError.toFixed(3)}.`,
    ...(riskCoverage.area === null ? [] : [`Area under risk and coverage: ${riskCoverage.area.toFixed(3)}.`]),
    ...(cost === null
      ? []
      : [`A case takes ${cost.median} ms as a rule, 19 of 20 take less than ${cost.slow} ms.`]),
  ]
  return `<p>Each case is a message of this repository's own history that takes a change back or mends what it broke. What it tells of the failure is all that ranking gets to read of it: commit ids, numbers, titles, authors and quotations of the change are masked, and messages with nothing left to go by are left out. Files are read as they were before any of the changes landed.</p>
<p>Where the repository is released by tags, the changes to choose from are those that a release brought. ${placed}</p>
<p>Who reverts a change has found it already, and their words lean to it: figures on a log alone can be lower, and on words such as “breaks the build” nobody could do well.</p>
<p class="soft">${figures.join(' ')}</p>`
}
