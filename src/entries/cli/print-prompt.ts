import process from 'node:process'

import type { HeardQuestions } from '../../compose/heard-questions.ts'
import { visibleLines } from '../../engine/report/untrusted-text.ts'

/** Prints what would be sent to a language model: for people, or as JSON to the byte. */
export function printPrompt(heard: HeardQuestions, { json }: { readonly json?: true }): void {
  process.stdout.write(json === true ? `${JSON.stringify(heard, null, 2)}\n` : promptText(heard))
}

/** Characters that a terminal would obey are shown and not sent to it. */
function promptText({ questions, because }: HeardQuestions): string {
  if (because !== null) return `No language model would be asked. ${visibleLines(because).join(' ')}\n`
  const told = questions.flatMap(({ sha256, system, user }, index) => [
    `QUESTION ${index + 1} OF ${questions.length}, SHA-256 ${sha256}`,
    '',
    ...visibleLines(system),
    '',
    ...visibleLines(user),
    '',
  ])
  return `${told.join('\n')}Nothing was sent.\n`
}
