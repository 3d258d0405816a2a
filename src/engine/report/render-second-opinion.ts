import { costWords } from './cost-words.ts'
import { shortPercent } from './likelihood.ts'
import { plainProse } from './prose.ts'
import type { Report } from './report.ts'
import type { ReportedSuspect } from './reported-suspect.ts'
import {
  bullet,
  changeLine,
  type Page,
  printed,
  safe,
  section,
  sentence,
  type TerminalOptions,
  verdictPage,
} from './terminal-page.ts'
import { wrapped } from './wrap-text.ts'

/**
 * What a language model adds to a report that was printed already: how it was heard, the verdict if that is another now,
 * and the suspects where their order, their probabilities or the words about them are. Empty where none was asked.
 */
export function renderSecondOpinion(first: Report, second: Report, options: TerminalOptions): string {
  if (second.secondOpinion === undefined) return ''
  const page = verdictPage(second.verdict.kind, options)
  const [before, after] = [first, second].map(({ verdict }) => plainProse(verdict.lead))
  const lines = [
    ...sentence(second.secondOpinion, page, 2),
    ...(before === after ? [] : sentence(second.verdict.lead, page, 2).map(page.alarm)),
    ...suspectLines(first, second, page),
    ...wrapped(`Took ${costWords(second.cost, { wasAsked: true })}.`, page.width, { indent: 2 }).map(
      page.dim,
    ),
  ]
  return `\n${printed(section('SECOND OPINION', lines, page))}\n`
}

function suspectLines(first: Report, second: Report, page: Page): readonly string[] {
  if (looks(first) === looks(second)) return ['  The suspects stay as they are.']
  return second.suspects.flatMap((suspect, place) => {
    const { change, probability, explanation } = suspect
    const line = `${place + 1}. ${changeLine(change)} (${shortPercent(probability)}${beforeThat(first, suspect, place)})`
    return [
      ...wrapped(line, page.width, { indent: 2, hang: 3 }),
      ...(explanation === undefined ? [] : bullet(safe(explanation, 700), page, 5)),
    ]
  })
}

function beforeThat({ suspects }: Report, { change }: ReportedSuspect, place: number): string {
  const earlier = suspects.findIndex((one) => one.change.id === change.id)
  if (earlier === place) return ''
  return earlier === -1 ? ', not listed before' : `, number ${earlier + 1} before`
}

function looks({ suspects }: Report): string {
  return JSON.stringify(
    suspects.map(({ change, probability, explanation }) => [change.id, probability, explanation]),
  )
}
