import type { Command } from 'commander'

import { wholeNumber } from './whole-number.ts'

/** How many past failures are ranked to measure on them, and how. */
export type PastCaseOptions = JobsOptions & { readonly most: number }

export type JobsOptions = { readonly jobs?: number }

const USUAL_CASES = 200
const MOST_CASES = 100_000
const MOST_JOBS = 999

export function withPastCaseOptions(command: Command): Command {
  return withJobs(
    command.option('--most <n>', 'rank this many cases, the newest', wholeNumber(MOST_CASES), USUAL_CASES),
  )
}

export function withJobs(command: Command): Command {
  return command.option(
    '--jobs <n>',
    'cases to rank at a time (default: one a core, at most 4)',
    wholeNumber(MOST_JOBS),
  )
}
