import { randomUUID } from 'node:crypto'

import { info } from '@actions/core'

/**
 * Prints lines that hold words of others. The runner takes lines that begin with `::` or hold `##[` for commands, so
 * it is told to look away until it sees a word that nobody can foresee.
 * Source: docs.github.com, "Workflow commands", stopping and starting workflow commands.
 */
export function guardedPrint(text: string, write: (line: string) => void = info): void {
  const token = `prime-suspect-${randomUUID()}`
  write(`::stop-commands::${token}`)
  try {
    for (const line of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u)) write(line)
  } finally {
    write(`::${token}::`)
  }
}
