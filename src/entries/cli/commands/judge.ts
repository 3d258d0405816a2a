import { Command } from 'commander'

const AFTER = `
Examples:
  $ prime-suspect judge --dossier dossier.json
  $ prime-suspect judge --dossier dossier.json --json > report.json

The same dossier gives the same output, byte for byte.`

export type JudgeOptions = {
  readonly dossier: string
  readonly json?: true
  readonly explain?: true
  readonly showPrompt?: true
}

export function judgeCommand(): Command {
  return new Command('judge')
    .description('Judge a recorded dossier again; reads nothing else')
    .requiredOption('--dossier <file>', 'dossier that `record` wrote, - for standard input')
    .option('--json', 'print the report as JSON')
    .option('--show-prompt', 'print what a language model would be sent instead, with its hash; send nothing')
    .option('--explain', 'also print how every suspect came to its probability')
    .addHelpText('after', AFTER)
    .action(async (options: JudgeOptions) => {
      const { runJudge } = await import('../run-judge.ts')
      await runJudge(options)
    })
}
