import process from 'node:process'

import { type DeadLetter, listDeadLetters, requeueDeadLetters } from '../../compose/tend-store.ts'
import { readStorePlace } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { visibleLines } from '../../engine/report/untrusted-text.ts'
import { warningJournal } from './warning-journal.ts'

export async function runListDeadLetters(asJson: boolean): Promise<void> {
  const letters = await listDeadLetters(readStorePlace(), warningJournal)
  const lines = letters.map((letter) => (asJson ? JSON.stringify(letter) : lineOf(letter)))
  process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  if (letters.length === 0 && !asJson) process.stdout.write('No job was given up.\n')
}

/** What a job said may come from GitHub's answer. */
function lineOf({ id, since, installation, order, tries, says }: DeadLetter): string {
  const words = visibleLines(says).join(' ').slice(0, 200)
  return `${id}  ${since.toISOString()}  installation ${installation}  ${order}  ${tries} tries  ${words}`
}

/** @throws {Refusal} `bad-input` where it is not clear which are meant, or one is not there */
export async function runRequeueDeadLetters(ids: readonly string[], all: boolean): Promise<void> {
  if (all === ids.length > 0) {
    const mend = 'Give the ids that `prime-suspect dead-letters list` prints, or --all.'
    throw new Refusal('bad-input', 'It is not clear which jobs are to be put back', mend)
  }
  const count = await requeueDeadLetters(readStorePlace(), all ? null : ids, warningJournal)
  process.stdout.write(`Put back ${count} ${count === 1 ? 'job' : 'jobs'}.\n`)
  if (all || count === new Set(ids).size) return
  const mend = 'See `prime-suspect dead-letters list`.'
  throw new Refusal('not-found', 'Not all of these ids are of jobs that were given up', mend)
}
