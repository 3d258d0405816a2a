import { Command } from 'commander'

const AFTER = `
Examples:
  $ prime-suspect explain --log failing.log
  $ prime-suspect explain --log failing.log --baseline passing.log --repo . --at HEAD
  $ npm test 2>&1 | prime-suspect explain --log - --json

Judges nothing: prints what can be read out of the log, with the lines it stands on, so that you can check it.`

export type ExplainOptions = {
  readonly log: string
  readonly baseline?: string
  readonly repo?: string
  readonly at?: string
  readonly json?: true
}

export function explainCommand(): Command {
  return new Command('explain')
    .description('Print what can be read out of a failing log, with line numbers')
    .requiredOption('--log <file>', 'log of the failing job, - for standard input')
    .option('--baseline <file>', 'log of the same job when it was good')
    .option('--repo <dir>', 'git clone whose files the log may speak of')
    .option('--at <ref>', 'commit, tag or branch whose files those are (default: HEAD)')
    .option('--json', 'print it as JSON')
    .addHelpText('after', AFTER)
    .action(async (options: ExplainOptions) => {
      const { runExplain } = await import('../run-explain.ts')
      await runExplain(options)
    })
}
