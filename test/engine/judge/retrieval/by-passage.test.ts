import { describe, expect, it } from 'vitest'

import { byPassage } from '../../../../src/engine/judge/retrieval/by-passage.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const bare = { title: 'one', body: '', files: [] }

function patched(pull: number, patch: string, path = 'src/a.ts'): Change {
  return aChange({ ...bare, pull, files: [aFile({ path, patch })] })
}

function scoresOf(quote: string, ...changes: readonly Change[]): readonly number[] {
  const found = byPassage.find(aQuestion({}, { tellingLines: [aPlace({ quote })] }), changes)
  return changes.map(({ id }) => found.get(id)?.score ?? 0)
}

describe('the place of a change that shares most with the failure', () => {
  it('tells more than the same words scattered over a change', () => {
    const hunk = (line: string) => `@@ -1 +1 @@\n+${line}\n`
    const [together, scattered] = scoresOf(
      'invoice rounds cents',
      patched(1, hunk('invoice cents') + hunk('x') + hunk('y')),
      patched(2, hunk('invoice x') + hunk('cents') + hunk('y')),
    )
    expect(together).toBeGreaterThan(scattered ?? 0)
    expect(scattered).toBeGreaterThan(0)
  })

  it('tells as much in a change of many other hunks as in one of a few', () => {
    const others = (count: number) => '@@ -9 +9 @@\n+nothing of it\n'.repeat(count)
    const [few = 0, many] = scoresOf(
      'invoice total',
      patched(1, `@@ -1 +1 @@\n+invoice\n${others(1)}`),
      patched(2, `@@ -1 +1 @@\n+invoice\n${others(20)}`),
    )
    expect(few).toBeGreaterThan(0)
    expect(many).toBe(few)
  })

  it('counts half in a test, which is worded like its failure whoever broke what it tests', () => {
    const hunk = '@@ -1 +1 @@\n+invoice\n'
    const [source = 0, test] = scoresOf('invoice', patched(1, hunk), patched(2, hunk, 'test/a.ts'))
    expect(source).toBeGreaterThan(0)
    expect(test).toBeCloseTo(source / 2, 12)
  })

  it('counts the words of its path, an added line for more than a removed one, and what stands around for least', () => {
    const at = (pull: number, line: string) => patched(pull, `@@ -1 +1 @@\n${line}\n`)
    const [added = 0, removed = 0, around = 0, inPath = 0] = scoresOf(
      'invoice',
      at(1, '+invoice'),
      at(2, '-invoice'),
      at(3, ' invoice'),
      patched(4, '@@ -1 +1 @@\n+x\n', 'src/invoice.ts'),
      ...bystanders(3),
    )
    expect(added).toBeGreaterThan(removed)
    expect(removed).toBeGreaterThan(around)
    expect(around).toBeGreaterThan(0)
    expect(inPath).toBeGreaterThan(added * 0.8)
  })

  it('is told of by a rare word more than by one that many changes hold', () => {
    const at = (pull: number, line: string) => patched(pull, `@@ -1 +1 @@\n+${line}\n`)
    const [rare, common] = scoresOf('cents of invoice', at(1, 'cents'), at(2, 'invoice'), at(3, 'invoice'))
    expect(rare).toBeGreaterThan(common ?? 0)
  })

  it('is not sought in titles and descriptions, nor where the failure says nothing', () => {
    expect(scoresOf('invoice', aChange({ ...bare, title: 'invoice', body: 'invoice' }))).toEqual([0])
    expect(scoresOf('', patched(1, '@@ -1 +1 @@\n+invoice\n'))).toEqual([0])
  })
})
