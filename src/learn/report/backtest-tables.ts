import type { Interval } from '../measure/bootstrap-interval.ts'
import type { BacktestReport } from './backtest-report.ts'
import { fewCases } from './few-cases.ts'
import { html, percent, shortHtml } from './html-text.ts'

/** The figures to see first. */
export function tiles({ methods, verdicts, cost, kept }: BacktestReport): string {
  const [ours] = methods
  const tile = (value: string, says: string): string =>
    `<div class="tile"><b>${value}</b><span>${says}</span></div>`
  return `<div class="tiles">${[
    tile(percent(ours?.acc1?.value ?? null), 'culprit is the first suspect'),
    tile(percent(ours?.acc5?.value ?? null), 'culprit is among the first five'),
    verdicts.named === 0
      ? tile('0', 'changes were named as the culprit')
      : tile(`${verdicts.rightlyNamed} of ${verdicts.named}`, 'changes named as the culprit are right'),
    tile(percent(kept), 'culprits survive the first cut'),
    tile(cost === null ? '–' : `${(cost.median / 1000).toFixed(1)} s`, 'a case, as a rule'),
  ].join('')}</div>`
}

export function methodTable({ methods, cases }: BacktestReport): string {
  const few = fewCases(cases.ranked)
  const rows = methods.map(
    ({ name, about, acc1, acc3, acc5, mrr }, index) =>
      `<tr${index === 0 ? ' class="ours"' : ''}><td>${html(name)}<br><small>${html(about)}</small></td>${[acc1, acc3, acc5].map((one) => cell(one, percent)).join('')}${cell(mrr, twoDigits)}</tr>`,
  )
  return `<h2>Against simple ways</h2>
<p class="soft">Beside each figure: where it would lie, 95 times of 100, for other cases of this repository.${few === null ? '' : ` ${few}`}</p>
<div class="scroll"><table><thead><tr><th>way</th><th class="number">Acc@1</th><th class="number">Acc@3</th><th class="number">Acc@5</th><th class="number">MRR</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

export function groupTable({ groups }: BacktestReport): string {
  const rows = groups.map(
    ({ name, cases, acc1, acc5, mrr }) =>
      `<tr><td>${html(name)}</td><td class="number">${cases}</td>${cell(acc1, percent)}${cell(acc5, percent)}${cell(mrr, twoDigits)}</tr>`,
  )
  return `<h2>Kinds of cases</h2>
<div class="scroll"><table><thead><tr><th>cases</th><th class="number">number</th><th class="number">Acc@1</th><th class="number">Acc@5</th><th class="number">MRR</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

function cell(interval: Interval | null, says: (value: number) => string): string {
  if (interval === null) return '<td class="number">–</td>'
  const { value, low, high } = interval
  return `<td class="number">${says(value)}<br><small>${says(low)} to ${says(high)}</small></td>`
}

function twoDigits(value: number): string {
  return value.toFixed(2)
}

export function leftOutTable({ leftOut, cases }: BacktestReport): string {
  const rows = leftOut.map(
    ({ says, count }) => `<tr><td>${html(says)}</td><td class="number">${count}</td></tr>`,
  )
  const unranked = cases.unranked.map(({ id, says }) => `<li>${html(id)}: ${shortHtml(says, 300)}</li>`)
  return `<h2>Messages that made no case</h2>
<div class="scroll"><table><thead><tr><th>because</th><th class="number">messages</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>
${unranked.length === 0 ? '' : `<p>Cases that could not be ranked:</p><ul>${unranked.join('')}</ul>`}`
}
