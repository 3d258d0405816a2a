import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { inverseDocumentFrequency } from '../../../../src/engine/judge/retrieval/bm25.ts'
import { byDirectory } from '../../../../src/engine/judge/retrieval/by-directory.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

it('speaks for the same directory, less for the one above, not for elsewhere', () => {
  const [same, above, elsewhere] = ['src/cart/tax.ts', 'src/main.ts', 'docs/a.md'].map((path, pull) =>
    aChange({ pull: pull + 1, files: [aFile({ path })] }),
  )
  const question = aQuestion({}, { places: [anImplicatedPlace({ path: 'src/cart/total.ts', weight: 1 })] })
  const found = byDirectory.find(
    question,
    [same, above, elsewhere].flatMap((one) => (one ? [one] : [])),
  )
  const score = (change: typeof same) => (change === undefined ? 0 : (found.get(change.id)?.score ?? 0))
  expect(score(same)).toBeGreaterThan(score(above))
  expect(score(above)).toBeGreaterThan(0)
  expect(score(elsewhere)).toBe(0)
})

const within = (pull: number, path: string) => aChange({ pull, files: [aFile({ path })] })

it('halves the weight of the file at each level up', () => {
  const changes = [within(1, 'a/b/c/x.ts'), within(2, 'a/b/y.ts'), within(3, 'a/z.ts'), within(4, 'root.ts')]
  const question = aQuestion({}, { places: [anImplicatedPlace({ path: 'a/b/c/f.ts', weight: 0.8 })] })
  const found = byDirectory.find(question, changes)
  const [first, second, third] = [1, 2, 3].map((held) => inverseDocumentFrequency(4, held))
  const scores = changes.map(({ id }) => found.get(id)?.score ?? 0)
  expect(scores[0]).toBeCloseTo(Math.max(0.8 * (first ?? 0), 0.4 * (second ?? 0), 0.2 * (third ?? 0)), 12)
  expect(scores[1]).toBeCloseTo(Math.max(0.4 * (second ?? 0), 0.2 * (third ?? 0)), 12)
  expect(scores[2]).toBeCloseTo(0.2 * (third ?? 0), 12)
  expect(scores[3]).toBe(0)
})

it('knows a renamed file by its old folder and keeps the heavier of two files of one folder', () => {
  const moved = aChange({ files: [aFile({ path: 'new/x.ts', previousPath: 'a/x.ts', status: 'renamed' })] })
  const [light, heavy] = [0.1, 0.9].map((weight) => anImplicatedPlace({ path: `a/${weight}.ts`, weight }))
  const places = [heavy, light].flatMap((place) => place ?? [])
  const found = byDirectory.find(aQuestion({}, { places }), [moved])
  expect(found.get(moved.id)).toEqual({ score: 0.9 * inverseDocumentFrequency(1, 1), evidence: null })
})

test.prop([fc.array(fc.constantFrom('a/x.ts', 'a/b/y.ts', 'c/z.ts', 'top.ts'), { maxLength: 10 })])(
  'says of a change the same wherever it stands in the range',
  (paths) => {
    const changes = paths.map((path, index) => within(index + 1, path))
    const question = aQuestion({}, { places: [anImplicatedPlace({ path: 'a/b/f.ts', weight: 1 })] })
    const found = byDirectory.find(question, changes)
    const turned = byDirectory.find(question, changes.toReversed())
    for (const { id } of changes) expect(turned.get(id)).toEqual(found.get(id))
  },
)
