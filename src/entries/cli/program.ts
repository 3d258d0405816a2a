import process from 'node:process'

import { Command } from 'commander'

import { ablateCommand } from './commands/ablate.ts'
import { backtestCommand } from './commands/backtest.ts'
import { costCommand } from './commands/cost.ts'
import { deadLettersCommand } from './commands/dead-letters.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { explainCommand } from './commands/explain.ts'
import { finetuneCommand } from './commands/finetune.ts'
import { judgeCommand } from './commands/judge.ts'
import { mineCommand } from './commands/mine.ts'
import { rankCommand } from './commands/rank.ts'
import { recordCommand } from './commands/record.ts'
import { storeCommand } from './commands/store.ts'
import { trainCommand } from './commands/train.ts'
import { triageCommand } from './commands/triage.ts'
import type { ExitCode } from './exit-code.ts'
import { programVersion } from './program-version.ts'

const AFTER = `
Examples:
  $ prime-suspect demo
  $ prime-suspect triage --repo . --good v1.4.0 --bad HEAD --log failing.log
  $ npm test 2>&1 | prime-suspect triage --repo . --good origin/main --bad HEAD --log -

Exit codes:
  0  done
  1  a bug of Prime Suspect
  2  bad input or a wrong command line
  3  something this machine lacks or forbids, such as git, or the doctor's advice is to be followed
  4  done, but some cases could not be used (rank, backtest, train, ablate)

Colour follows the terminal; NO_COLOR turns it off, FORCE_COLOR on.`

/**
 * The whole command line. Building it loads nothing but the names of the commands and their options; what a command
 * works with is loaded when it runs. `end` is told the exit code of a command that ends otherwise than with 0.
 */
export function program(end: (code: ExitCode) => void): Command {
  const root = new Command('prime-suspect')
    .description('Which of the changes since the last good deploy broke it?')
    .version(programVersion(), '-V, --version', 'print the version')
    .addHelpText('after', AFTER)
  const commands = [
    triageCommand(),
    explainCommand(),
    recordCommand(),
    judgeCommand(),
    rankCommand(end),
    backtestCommand(end),
    mineCommand(),
    trainCommand(end),
    ablateCommand(end),
    finetuneCommand(),
    costCommand(),
    deadLettersCommand(),
    storeCommand(),
    demoCommand(),
    doctorCommand(end),
  ]
  for (const command of commands) {
    root.addCommand(command)
  }
  strict(root)
  return root
}

/** The command and all below it. */
function strict(command: Command): void {
  for (const below of command.commands) strict(below)
  command
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError(`See: ${[command.parent?.name(), command.name()].filter(Boolean).join(' ')} --help`)
    .configureOutput({ outputError: (text) => process.stderr.write(withoutControls(text)) })
    .exitOverride()
}

/** What was typed is repeated in a complaint; it may have come from a script that got it from elsewhere. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{C}\n]/gu, '')
}
