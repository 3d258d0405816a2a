import { expect, it } from 'vitest'

import { byPhrase } from '../../../../src/engine/judge/retrieval/by-phrase.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const titled = (pull: number, title: string) => aChange({ pull, title, body: '', files: [] })

function scoresOf(quote: string, ...titles: readonly string[]): readonly number[] {
  const changes = titles.map((title, index) => titled(index + 1, title))
  const found = byPhrase.find(aQuestion({}, { tellingLines: [aPlace({ quote })] }), changes)
  return changes.map(({ id }) => found.get(id)?.score ?? 0)
}

it('finds the change that joins the words as the failure joins them', () => {
  const [joined, apart] = scoresOf(
    'primitive restart is wrong',
    'Query primitive restart',
    'Restart of a primitive',
  )
  expect(joined).toBeGreaterThan(0)
  expect(apart).toBe(0)
})

it('holds a phrase of many changes for less than a phrase of one', () => {
  const [rare, common] = scoresOf(
    'texture upload broke, primitive restart too',
    'Primitive restart',
    'Texture upload',
    'Texture upload again',
  )
  expect(rare).toBeGreaterThan(common ?? 0)
})

it('holds a phrase that any failure may print for less than one that only this one prints', () => {
  const [plain, telling] = scoresOf('error message: primitive restart', 'Error message', 'Primitive restart')
  expect(telling).toBeGreaterThan(plain ?? 0)
})

it('adds phrases up by their squares, so that common ones never make up for a rare one', () => {
  const [one, other, both] = scoresOf(
    'texture upload broke, primitive restart too',
    'Texture upload',
    'Primitive restart',
    'Primitive restart, see texture upload',
  )
  expect(both).toBeCloseTo(Math.hypot(one ?? 0, other ?? 0), 12)
})

it('does not hear the phrases of a test: a test is worded like its failure, whoever broke what it tests', () => {
  const adds = (pull: number, path: string) =>
    aChange({
      pull,
      title: 'one',
      body: '',
      files: [aFile({ path, patch: '@@ -1 +1 @@\n+primitive restart' })],
    })
  const [source, test] = [adds(1, 'src/a.ts'), adds(2, 'test/a.ts')]
  const question = aQuestion({}, { tellingLines: [aPlace({ quote: 'primitive restart is wrong' })] })
  expect([...byPhrase.find(question, [source, test]).keys()]).toEqual([source.id])
})

it('is silent where the failure says nothing', () => {
  expect(scoresOf('', 'Primitive restart')).toEqual([0])
})
