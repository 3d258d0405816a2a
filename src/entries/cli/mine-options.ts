import type { Command } from 'commander'

import type { MineQuestion } from '../../compose/mine-clone.ts'
import { wholeNumber } from './whole-number.ts'

/** How a repository's history is mined; the same for every command that does it. */
export type MineOptions = {
  readonly repo: string
  readonly at: string
  readonly window: number
  readonly asLanded?: true
}

const USUAL_WINDOW = 100
const LARGEST_WINDOW = 2000

export function withMineOptions(command: Command): Command {
  return command
    .requiredOption(
      '--repo <dir>',
      'git clone to mine: a work tree or a bare repository, with its full history',
    )
    .option('--at <ref>', 'branch, tag or commit whose history is mined', 'HEAD')
    .option(
      '--window <n>',
      'changes to choose from where no release bounds them',
      wholeNumber(LARGEST_WINDOW),
      USUAL_WINDOW,
    )
    .option(
      '--as-landed',
      'end such a window at the last change before the failure was told of, instead of placing the culprit at random',
    )
}

export function mineQuestion({ repo, at, window, asLanded }: MineOptions): MineQuestion {
  const place = asLanded === true ? 'as-landed' : 'uniform'
  return { directory: repo, at, windows: { size: window, place } }
}
