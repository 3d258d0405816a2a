import type { Interval } from '../measure/bootstrap-interval.ts'
import type { BacktestReport } from './backtest-report.ts'
import { html, shortHtml } from './html-text.ts'
import type { ModelGain } from './model-figures.ts'

const longestName = 100

/** What language models add on the same cases; nothing where none was asked. */
export function modelTable({ models }: BacktestReport): string {
  if (models.length === 0) return ''
  const rows = models.flatMap(({ model, gains, fitted }) => [
    ...gains.map((gain) => row(`${model} against ${gain.against ?? 'no model'}`, gain)),
    ...(fitted === null
      ? []
      : [
          row(
            `${model}, fitted with weight ${fitted.weight.toFixed(2)} on ${fitted.fittedOn.length} earlier cases, on ${fitted.measuredOn.length} later ones`,
            fitted.gain,
          ),
        ]),
  ])
  const asked = models.map(
    ({ model, asked, failed, tokens }) =>
      `<li>${shortHtml(model, longestName)}: ${asked} questions, ${failed} without a valid answer, ${tokens} tokens</li>`,
  )
  return `<h2>Language models</h2>
<p class="soft">What each adds on the same cases, and between which values that would lie, 95 times of 100.</p>
<div class="scroll"><table><thead><tr><th>model</th>${['Acc@1', 'Acc@5', 'MRR', 'log-likelihood'].map((name) => `<th class="number">${name}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<ul>${asked.join('')}</ul>`
}

function row(name: string, { acc1, acc5, mrr, logLikelihood, acceptance }: ModelGain): string {
  const { kind, because } = acceptance
  return `<tr><td>${shortHtml(name, 3 * longestName)}<br><small>${html(`${kind}: ${because}`)}</small></td>${[acc1, acc5, mrr, logLikelihood].map(cell).join('')}</tr>`
}

function cell(interval: Interval | null): string {
  if (interval === null) return '<td class="number">–</td>'
  const { value, low, high } = interval
  return `<td class="number">${signed(value)}<br><small>${signed(low)} to ${signed(high)}</small></td>`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`
}
