import { notice } from '@actions/core'

import type { Triaged } from '../../compose/compose-action.ts'
import { percent } from '../../engine/report/likelihood.ts'
import { changeLabel } from '../../engine/report/reported-change.ts'
import { oneLine } from '../../engine/report/untrusted-text.ts'
import { namedSuspects } from './outputs.ts'

export type LineNote = {
  readonly message: string
  readonly title: string
  readonly file: string
  readonly startLine: number | null
}

/** GitHub shows ten notices of a step. */
const most = 10

/** One note for each line of a named suspect that speaks for it, likeliest suspect first. */
export function lineNotes(triaged: Pick<Triaged, 'judgement' | 'report'>): readonly LineNote[] {
  const notes = namedSuspects(triaged).flatMap(({ change, probability, evidence }) =>
    evidence.flatMap(({ says, file, line }) =>
      file === null
        ? []
        : [
            {
              message: oneLine(says, 1_000),
              title: `Suspect ${changeLabel(change)} (${percent(probability)})`,
              file: oneLine(file, 1_000),
              startLine: line,
            },
          ],
    ),
  )
  return notes.slice(0, most)
}

/** Attaches the notes to lines of files. The toolkit escapes what a runner would take for a command. */
export function annotate(notes: readonly LineNote[]): void {
  for (const { message, title, file, startLine } of notes) {
    notice(message, { title, file, ...(startLine === null ? {} : { startLine }) })
  }
}
