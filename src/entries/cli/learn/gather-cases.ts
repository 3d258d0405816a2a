import { teachCases, type Taught } from '../../../compose/teach-cases.ts'
import { ExitCode } from '../exit-code.ts'
import { sayWarning } from '../say-error.ts'
import { statusLine } from '../status-line.ts'
import { caseSources } from './case-sources.ts'
import type { LearnOptions } from './learn-options.ts'

/**
 * Gathers the cases that the options name, with a count on a terminal.
 * @throws Refusal where there are more git directories than case files, or one of them cannot be used
 */
export async function gatherCases(
  options: LearnOptions,
  how: { readonly withBaselines: boolean },
): Promise<Taught> {
  const sources = caseSources(options)
  try {
    return await teachCases(sources, {
      ...how,
      note: (done, total) => statusLine(`${done} of ${total} cases read`),
    })
  } finally {
    statusLine('')
  }
}

/** Warns of cases that could not be used; gives the exit code. */
export function concludeCases({ troubles }: Taught): ExitCode {
  for (const { id, says } of troubles) sayWarning(`case ${id} could not be used: ${says}`)
  return troubles.length === 0 ? ExitCode.done : ExitCode.partial
}
