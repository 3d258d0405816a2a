import { Command } from 'commander'

import { type IncidentOptions, withIncidentOptions } from '../incident-options.ts'
import { modelName } from '../model-name.ts'

const AFTER = `
Examples:
  $ prime-suspect triage --repo . --good v1.4.0 --bad HEAD --log failing.log
  $ prime-suspect triage --repo . --good v1.4.0 --bad HEAD --log failing.log --baseline passing.log --explain
  $ npm test 2>&1 | prime-suspect triage --repo . --good origin/main --bad HEAD --log - --json

A language model is asked at OPENAI_BASE_URL, OpenAI itself where that is not set, with the key OPENAI_API_KEY: the one
that you name, or that of OPENAI_MODEL where the configuration of the clone says languageModel.enabled and
languageModel.inPrivateRepositories. The answer without it is printed first.`

export type TriageOptions = IncidentOptions & {
  readonly weights?: string
  readonly json?: true
  readonly explain?: true
  readonly showPrompt?: true
  /** False: none, whatever is configured. */
  readonly model?: string | false
}

export function triageCommand(): Command {
  return withIncidentOptions(new Command('triage'))
    .description('Name the change that most likely caused a failure, with reasons to check')
    .option('--weights <file>', 'weights of the ranker, as “prime-suspect train” wrote them')
    .option('--json', 'print the report as JSON')
    .option('--show-prompt', 'print what a language model would be sent instead, with its hash; send nothing')
    .option('--model <name>', 'language model for a second opinion, which is SENT the questions', modelName)
    .option('--no-model', 'ask no language model, even where one is configured')
    .option('--explain', 'also print how every suspect came to its probability')
    .addHelpText('after', AFTER)
    .action(async (options: TriageOptions) => {
      const { runTriage } = await import('../run-triage.ts')
      await runTriage(options)
    })
}
