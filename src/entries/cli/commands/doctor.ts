import { Command } from 'commander'

import type { ExitCode } from '../exit-code.ts'

const AFTER = `
Examples:
  $ prime-suspect doctor
  $ docker compose run --rm app node dist/cli/main.js doctor

Reads the same environment variables as the App, asks GitHub as the App, and looks at clock and database. Exit code 0: all
is well, or only doubtful; 2: settings are missing; 3: something has to be mended first.`

export function doctorCommand(end: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Check credentials, permissions, webhook, database and clock of the App')
    .option('--json', 'print it as JSON')
    .addHelpText('after', AFTER)
    .action(async (options: { readonly json?: true }) => {
      const { runDoctor } = await import('../run-doctor.ts')
      end(await runDoctor(options))
    })
}
