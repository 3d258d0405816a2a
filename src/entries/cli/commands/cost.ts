import { Command, InvalidArgumentError } from 'commander'

import type { ModelPrice } from '../../../engine/model/model-spending.ts'
import { type MineOptions, withMineOptions } from '../mine-options.ts'
import { numberWithin } from '../number-within.ts'
import { wholeNumber } from '../whole-number.ts'

const AFTER = `
Examples:
  $ prime-suspect cost --repo . --price 1.25/10
  $ prime-suspect cost --repo . --failure-rate 0.05 --price 1.25/10

Takes past failures of the history, works out the very questions that a language model would be asked about them, counts
their tokens and sends nothing. Without a model Prime Suspect costs nothing but machine time.`

export type CostOptions = MineOptions & {
  readonly most: number
  readonly incidents?: number
  readonly failureRate?: number
  readonly price?: ModelPrice
  readonly candidates?: number
  readonly repeats?: number
  readonly json?: true
}

const USUAL_CASES = 20
const MOST_CASES = 1000
const MOST_CANDIDATES = 200
const MOST_REPEATS = 5
const MOST_INCIDENTS = 1_000_000

export function costCommand(): Command {
  return withMineOptions(
    new Command('cost').description(
      'Estimate what a language model would cost in a month, by your own history',
    ),
  )
    .option(
      '--most <n>',
      'count the questions of this many past failures, the newest',
      wholeNumber(MOST_CASES),
      USUAL_CASES,
    )
    .option('--incidents <n>', 'incidents in a month, where you know', numberWithin(0, MOST_INCIDENTS))
    .option(
      '--failure-rate <share>',
      'share of the changes that make an incident, instead',
      numberWithin(0, 1),
    )
    .option(
      '--price <in/out>',
      'US dollars for a million tokens of question and of answer, such as 1.25/10',
      price,
    )
    .option(
      '--candidates <n>',
      'changes put to the vote; as the App does it unless given',
      wholeNumber(MOST_CANDIDATES),
    )
    .option(
      '--repeats <n>',
      'how often each question is asked; as the App does it unless given',
      wholeNumber(MOST_REPEATS),
    )
    .option('--json', 'print the estimate as JSON')
    .addHelpText('after', AFTER)
    .action(async (options: CostOptions) => {
      const { runCost } = await import('../cost/run-cost.ts')
      await runCost(options)
    })
}

function price(value: string): ModelPrice {
  const [, input, output] = /^(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?)$/u.exec(value) ?? []
  if (input === undefined || output === undefined)
    throw new InvalidArgumentError('It must be two numbers such as 1.25/10.')
  return { input: Number(input), output: Number(output) }
}
