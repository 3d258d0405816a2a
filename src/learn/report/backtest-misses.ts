import type { Miss } from './backtest-report.ts'
import { html, percent, shortHtml } from './html-text.ts'

const longestText = 4000
const longestTitle = 160

/** The worst misses, each to be opened. */
export function missList(misses: readonly Miss[]): string {
  if (misses.length === 0) return ''
  return `<h2>Worst misses</h2>
<p class="soft">First those where a wrong change was named, then by how sure the wrong first suspect was.</p>
${misses.map(missDetails).join('\n')}`
}

function missDetails({ id, text, candidates, culprit, suspects, isNamed }: Miss): string {
  const place = culprit.place === null ? 'not ranked' : `place ${culprit.place} of ${candidates}`
  const listed = suspects.map(
    ({ title, id: change, probability, because }) =>
      `<li>${percent(probability)} <code>${html(change.slice(0, 12))}</code> ${shortHtml(title, longestTitle)}${because.length === 0 ? '' : `<br><span class="soft">${shortHtml(because.slice(0, 2).join(' '), 400)}</span>`}</li>`,
  )
  return `<details><summary><b>${place}</b>${isNamed ? ' (another change was named)' : ''}: ${shortHtml(culprit.title, longestTitle)}</summary>
<p class="soft">${html(id)}</p>
<p>What was told:</p><pre>${shortHtml(text, longestText)}</pre>
<p>The culprit: ${percent(culprit.probability)} <code>${html(culprit.id.slice(0, 12))}</code> ${shortHtml(culprit.title, longestTitle)}</p>
<p>First suspects:</p><ol>${listed.join('')}</ol></details>`
}
