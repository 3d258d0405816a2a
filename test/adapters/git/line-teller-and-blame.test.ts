import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'

import { openClone } from '../../../src/adapters/git/open-clone.ts'
import { readLineHistories } from '../../../src/adapters/git/read-line-histories.ts'
import { lineTeller } from '../../../src/engine/gather/lines/line-teller.ts'
import { touchesOf } from '../../../src/engine/gather/lines/touches.ts'
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

test.prop([edits], { numRuns: 25 })('what the patches tell of lines is what blame tells', async (steps) => {
  const texts = textsOf(steps)
  const sketches = texts.map((text, at) => ({ name: `step ${at}`, files: { 'tax.ts': text } }))
  const { folder, sha } = await buildHistory(sketches)
  const { range, changes } = await readAll(folder, { good: sha('step 0'), bad: 'main' })
  const { value } = await readLineHistories(await openClone(folder), {
    incident: anIncident,
    range,
    treeSha: range.bad,
    paths: ['tax.ts'],
  })
  const text = texts.at(-1) ?? ''
  const tell = lineTeller(touchesOf(changes, ['tax.ts']), new Set())
  expect(tell({ path: 'tax.ts', text, completeness: { kind: 'complete' } })).toEqual(value)
})
