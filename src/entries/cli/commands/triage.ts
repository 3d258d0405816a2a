import { Command } from 'commander'

import { type IncidentOptions, withIncidentOptions } from '../incident-options.ts'

const AFTER = `
Examples:
  $ prime-suspect triage --repo . --good v1.4.0 --bad HEAD --log failing.log
  $ prime-suspect triage --repo . --good v1.4.0 --bad HEAD --log failing.log --baseline passing.log --explain
  $ npm test 2>&1 | prime-suspect triage --repo . --good origin/main --bad HEAD --log - --json`

export type TriageOptions = IncidentOptions & {
  readonly weights?: string
  readonly json?: true
  readonly explain?: true
  readonly showPrompt?: true
}

export function triageCommand(): Command {
  return withIncidentOptions(new Command('triage'))
    .description('Name the change that most likely caused a failure, with reasons to check')
    .option('--weights <file>', 'weights of the ranker, as “prime-suspect train” wrote them')
    .option('--json', 'print the report as JSON')
    .option('--show-prompt', 'print what a language model would be sent instead, with its hash; send nothing')
    .option('--explain', 'also print how every suspect came to its probability')
    .addHelpText('after', AFTER)
    .action(async (options: TriageOptions) => {
      const { runTriage } = await import('../run-triage.ts')
      await runTriage(options)
    })
}
