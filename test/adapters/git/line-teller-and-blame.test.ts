import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { type GitChoice, resolveChoice } from '../../../src/adapters/git/git-choice.ts'
import { listChanges } from '../../../src/adapters/git/list-changes.ts'
import { lookAgain } from '../../../src/adapters/git/look-again.ts'
import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readLineHistories } from '../../../src/adapters/git/read-line-histories.ts'
import { lineTeller } from '../../../src/engine/gather/lines/line-teller.ts'
import { touchesOf } from '../../../src/engine/gather/lines/touches.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import { anIncident } from './an-incident.ts'
import { buildHistory } from './history-builder.ts'
import { readAll } from './read-all.ts'

/** Replaces `gone` lines from `at` on by new ones, which no other line is like. */
type Edit = { readonly at: number; readonly gone: number; readonly come: number }

const edits = fc.array(fc.record({ at: fc.nat(30), gone: fc.nat(4), come: fc.nat(4) }), {
  minLength: 1,
  maxLength: 12,
})

/** The file as it stands after each edit, the oldest first. */
function textsOf(steps: readonly Edit[]): readonly string[] {
  let lines = Array.from({ length: 30 }, (_, index) => `line ${index} as it was\n`)
  const texts = [lines.join('')]
  for (const [step, { at, gone, come }] of steps.entries()) {
    const fresh = Array.from({ length: come }, (_, index) => `step ${step} wrote this as number ${index}\n`)
    lines = lines.toSpliced(Math.min(at, lines.length), gone, ...fresh)
    texts.push(lines.join(''))
  }
  return texts
}

/** The changes as they are known of a range too long for all its patches to be read. */
async function lookedAtTwice(folder: string, choice: GitChoice, paths: readonly string[]) {
  const clone = await openClone(folder)
  const resolved = await resolveChoice(clone, choice)
  const range = { kind: 'bounded', good: resolved.good, bad: resolved.bad, goodFrom: 'given' } as const
  const first = await listChanges(clone, resolved, range, { patchedCommits: 0, bytes: Infinity })
  const bounds = { commits: 1, touching: 20, bytes: Infinity }
  return (await lookAgain(clone, first.value, paths, [], bounds)).value
}

test.prop([edits], { numRuns: 25 })('what the patches tell of lines is what blame tells', async (steps) => {
  const texts = textsOf(steps)
  const sketches = texts.map((text, at) => ({ name: `step ${at}`, files: { 'tax.ts': text, at: `${at}` } }))
  const { folder, sha } = await buildHistory(sketches)
  const choice = { good: sha('step 0'), bad: 'main' }
  const { range, changes } = await readAll(folder, choice)
  const { value } = await readLineHistories(await openClone(folder), {
    incident: anIncident,
    range,
    treeSha: range.bad,
    paths: ['tax.ts'],
  })
  const text = texts.at(-1) ?? ''
  const told = (all: readonly Change[]) =>
    lineTeller(
      touchesOf(all, ['tax.ts']),
      new Set(),
    )({ path: 'tax.ts', text, completeness: { kind: 'complete' } })
  expect(told(changes)).toEqual(value)
  expect(told(await lookedAtTwice(folder, choice, ['tax.ts']))).toEqual(value)
})
