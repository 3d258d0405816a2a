import { CommanderError } from 'commander'

import { ExitCode } from './exit-code.ts'
import { program } from './program.ts'

/** Runs one command line (without the names of the runtime and the program) and gives its exit code. */
export async function run(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = ExitCode.done
  try {
    await program((other) => {
      code = other
    }).parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.badInput
    const [{ sayError }, { exitCodeOf }] = await Promise.all([
      import('./say-error.ts'),
      import('./exit-code-of.ts'),
    ])
    sayError(error)
    return exitCodeOf(error)
  }
}
