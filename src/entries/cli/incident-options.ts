import type { Command } from 'commander'

import { collect } from './collect.ts'

/** What the person at a terminal tells of a failure; the same for every command that starts from a clone. */
export type IncidentOptions = {
  readonly repo: string
  readonly good: string
  readonly bad: string
  readonly log?: readonly string[]
  readonly testReport?: readonly string[]
  readonly baseline?: readonly string[]
  readonly environment?: string
  readonly title?: string
}

export function withIncidentOptions(command: Command): Command {
  return command
    .requiredOption('--repo <dir>', 'git clone to search: a work tree or a bare repository')
    .requiredOption('--good <ref>', 'last commit, tag or branch known to be good')
    .requiredOption('--bad <ref>', 'first commit, tag or branch known to be bad')
    .option('--log <file>', 'log of the failing job, - for standard input; repeat for several jobs', collect)
    .option(
      '--baseline <file>',
      'log of the same job when it was good; the n-th belongs to the n-th --log',
      collect,
    )
    .option(
      '--test-report <file>',
      'report of the failing tests (JUnit XML, TRX, NUnit, xUnit.net), or a zip archive of reports; repeatable',
      collect,
    )
    .option('--environment <name>', 'environment the failed deployment went to')
    .option('--title <line>', 'what failed, in one line')
}
