import process from 'node:process'

import { type CostEstimate, estimateCost } from '../../../compose/estimate-cost.ts'
import { defaultElection } from '../../../engine/model/opinion.ts'
import { oneLine } from '../../../engine/report/untrusted-text.ts'
import type { CostOptions } from '../commands/cost.ts'
import { mineQuestion } from '../mine-options.ts'
import { statusLine } from '../status-line.ts'

const NAME = 90

/** Estimates and prints. */
export async function runCost(options: CostOptions): Promise<void> {
  const { most, incidents = null, failureRate = null, price = null, candidates, repeats } = options
  const question = {
    mine: mineQuestion(options),
    most,
    incidents,
    failureRate,
    price,
    election: {
      ...defaultElection,
      ...(candidates === undefined ? {} : { candidates }),
      ...(repeats === undefined ? {} : { repeats }),
    },
  }
  try {
    const estimate = await estimateCost(question, (done, total) =>
      statusLine(`${done} of ${total} past failures counted`),
    )
    statusLine('')
    process.stdout.write(
      options.json === true ? `${JSON.stringify(estimate, null, 2)}\n` : costText(estimate),
    )
  } finally {
    statusLine('')
  }
}

const sources = {
  given: 'as you say',
  'failure-rate': 'by your share of changes that make one',
  history: 'as many as the history tells of; more fail than is told, so say --failure-rate or --incidents',
} as const

/** The estimate for people. */
function costText({ repo, changes, told, incidentsFrom, cost }: CostEstimate): string {
  const { month, questions, inputTokens, outputTokens, mostOutputTokens, asked, looked } = cost
  const rows = [
    `A LANGUAGE MODEL FOR ${oneLine(repo, NAME)}, A MONTH`,
    `  ${rounded(changes.perMonth)} changes land, by the last ${changes.days} days; ${rounded(told.perMonth)} failures are told of`,
    `  ${rounded(month.incidents)} incidents: ${sources[incidentsFrom]}`,
    '',
    `AN INCIDENT, BY ${looked} PAST ONES`,
    `  ${asked === null ? '–' : `${Math.round(100 * asked)}%`} of them would be asked about, with ${questions.mean.toFixed(1)} questions as a rule, at most ${questions.most}`,
    `  ${rounded(inputTokens)} tokens of questions, ${rounded(outputTokens)} of answers; with a model that reasons up to ${rounded(mostOutputTokens)}`,
    '',
    'ALL TOGETHER',
    `  ${month.questions} questions, ${month.inputTokens} tokens in, ${month.outputTokens} out (${month.mostOutputTokens} at most)`,
    month.dollars === null || month.mostDollars === null
      ? '  Say --price for dollars.'
      : `  ${dollars(month.dollars)} a month, at most ${dollars(month.mostDollars)}`,
    '',
  ]
  return rows.join('\n')
}

function rounded(figure: number): string {
  return figure < 10 ? figure.toFixed(1) : String(Math.round(figure))
}

function dollars(figure: number): string {
  return `$${figure.toFixed(2)}`
}
