import { Command } from 'commander'

const AFTER = `
Examples:
  $ prime-suspect dead-letters list
  $ prime-suspect dead-letters requeue --all

The store is that of DATABASE_URL or DATA_DIRECTORY, as for the App. The embedded one has one user at a time: stop the
App first.`

export function deadLettersCommand(): Command {
  const list = new Command('list')
    .description('List the jobs that were given up after their last try, the oldest first')
    .option('--json', 'print one JSON object a line')
    .action(async (options: { readonly json?: true }) => {
      const { runListDeadLetters } = await import('../run-dead-letters.ts')
      await runListDeadLetters(options.json === true)
    })
  const requeue = new Command('requeue')
    .description('Put jobs that were given up back into the queue')
    .argument('[ids...]', 'ids as `list` prints them')
    .option('--all', 'all there are')
    .action(async (ids: readonly string[], options: { readonly all?: true }) => {
      const { runRequeueDeadLetters } = await import('../run-dead-letters.ts')
      await runRequeueDeadLetters(ids, options.all === true)
    })
  return new Command('dead-letters')
    .description('Look after jobs of the App that were given up')
    .addHelpText('after', AFTER)
    .addCommand(list)
    .addCommand(requeue)
}
