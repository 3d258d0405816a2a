import { Command } from 'commander'

const AFTER = `
Examples:
  $ prime-suspect store migrate --from data --to postgres://app@db/prime_suspect
  $ DATABASE_URL=postgres://app@db/prime_suspect prime-suspect store migrate --from data
  $ prime-suspect store export --installation 4711 --out rows.jsonl

The embedded store has one user at a time: stop the App first.`

export type MigrateOptions = { readonly from: string; readonly to?: string }
export type ExportOptions = { readonly installation: string; readonly out: string }

export function storeCommand(): Command {
  const migrate = new Command('migrate')
    .description('Move the state of an embedded store into an empty PostgreSQL database, queue included')
    .requiredOption('--from <directory>', 'data directory of the embedded store')
    .option(
      '--to <url>',
      'the database; DATABASE_URL where it is not given, which keeps a password off the screen',
    )
    .action(async (options: MigrateOptions) => {
      const { runStoreMigrate } = await import('../run-store.ts')
      await runStoreMigrate(options)
    })
  const takeOut = new Command('export')
    .description('Write every row there is about one installation to a file')
    .requiredOption('--installation <id>', 'number of the installation')
    .requiredOption('--out <file>', 'file to write, one JSON object a line')
    .action(async (options: ExportOptions) => {
      const { runStoreExport } = await import('../run-store.ts')
      await runStoreExport(options)
    })
  return new Command('store')
    .description('Look after the store of the App')
    .addHelpText('after', AFTER)
    .addCommand(migrate)
    .addCommand(takeOut)
}
