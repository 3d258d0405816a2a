import process from 'node:process'
import { styleText } from 'node:util'

import type { Judgement } from '../../engine/model/judgement.ts'
import { renderJson } from '../../engine/report/render-json.ts'
import { renderSecondOpinion } from '../../engine/report/render-second-opinion.ts'
import { renderTerminal } from '../../engine/report/render-terminal.ts'
import type { Report } from '../../engine/report/report.ts'
import type { TerminalOptions } from '../../engine/report/terminal-page.ts'
import { type Explanation, explanationOf, explanationText } from './explain.ts'

const WIDTH_ELSEWHERE = 100
const WIDEST = 120

type Judged = { readonly report: Report; readonly judgement: Judgement }

/** Prints a report on standard output: for people, with colours where it shows them, or as JSON. */
export function printReport(
  { report, judgement }: Judged,
  how: { readonly json?: true; readonly explain?: true },
): void {
  const explanation = how.explain === true ? explanationOf(report, judgement) : null
  if (how.json === true) {
    const told = renderJson(report)
    process.stdout.write(explanation === null ? told : withExplanation(told, explanation))
    return
  }
  process.stdout.write(renderTerminal(report, terminal()))
  if (explanation !== null) process.stdout.write(`\n${explanationText(explanation)}`)
}

/** Prints what a language model adds to the report that was printed before it was asked, and explains it if wanted. */
export function printSecondOpinion(
  first: Report,
  { report, judgement }: Judged,
  how: { readonly explain?: true },
): void {
  process.stdout.write(renderSecondOpinion(first, report, terminal()))
  if (how.explain === true) process.stdout.write(`\n${explanationText(explanationOf(report, judgement))}`)
}

function terminal(): TerminalOptions {
  return { color: showsColor(), width: Math.min(process.stdout.columns ?? WIDTH_ELSEWHERE, WIDEST) }
}

/** What Node itself thinks of the terminal, `NO_COLOR` and `FORCE_COLOR`. */
function showsColor(): boolean {
  return styleText('bold', '-', { stream: process.stdout }) !== '-'
}

function withExplanation(report: string, explanation: Explanation): string {
  return `${JSON.stringify({ ...(JSON.parse(report) as object), explanation }, null, 2)}\n`
}
