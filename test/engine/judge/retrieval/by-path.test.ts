import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { inverseDocumentFrequency } from '../../../../src/engine/judge/retrieval/bm25.ts'
import { byPath, byTestPath } from '../../../../src/engine/judge/retrieval/by-path.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const place = (path: string, weight = 1) => anImplicatedPlace({ path, weight })
const touching = (pull: number, ...paths: readonly string[]) =>
  aChange({ pull, files: paths.map((path) => aFile({ path })) })

describe('touching what the failure names', () => {
  it('keeps who touches an implicated file and nobody else', () => {
    const culprit = touching(1, 'src/a.ts')
    const found = byPath.find(aQuestion({}, { places: [place('src/a.ts')] }), [culprit, ...bystanders(5)])
    expect([...found.keys()]).toEqual([culprit.id])
    expect(found.get(culprit.id)?.evidence?.says).toContain('src/a.ts')
  })

  it('counts a file that many changes touch for less', () => {
    const changes = [
      touching(1, 'rare.ts'),
      touching(2, 'hot.ts'),
      touching(3, 'hot.ts'),
      touching(4, 'hot.ts'),
    ]
    const found = byPath.find(aQuestion({}, { places: [place('rare.ts'), place('hot.ts')] }), changes)
    const [rare, hot] = changes.map(({ id }) => found.get(id)?.score ?? 0)
    expect(rare).toBeGreaterThan(hot ?? 0)
  })

  it('knows a renamed file by its old name', () => {
    const renamed = aChange({ files: [aFile({ path: 'new.ts', previousPath: 'old.ts', status: 'renamed' })] })
    expect(byPath.find(aQuestion({}, { places: [place('old.ts')] }), [renamed]).size).toBe(1)
  })

  it('lets the source of a failing test count for half', () => {
    const test = touching(1, 'test/a.test.ts')
    const source = touching(2, 'src/a.ts')
    const related = new Map([['test/a.test.ts', ['src/a.ts']]])
    const question = aQuestion({}, { places: [place('test/a.test.ts')] }, related)
    const found = byPath.find(question, [test, source])
    const ofTests = byTestPath.find(question, [test, source])
    expect([...found.keys(), ...ofTests.keys()]).toEqual([source.id, test.id])
    expect(found.get(source.id)?.score).toBeCloseTo((ofTests.get(test.id)?.score ?? 0) / 2)
    expect(found.get(source.id)?.evidence?.says).toContain('belongs to test/a.test.ts')
  })

  it('adds up the squares over files by their weight, and names the one that tells most', () => {
    const culprit = touching(1, 'src/a.ts', 'src/b.ts')
    for (const places of [
      [place('src/a.ts', 0.2), place('src/b.ts', 0.7)],
      [place('src/b.ts', 0.7), place('src/a.ts', 0.2)],
    ]) {
      const match = byPath.find(aQuestion({}, { places }), [culprit]).get(culprit.id)
      expect(match?.score).toBeCloseTo(Math.hypot(0.2, 0.7) * inverseDocumentFrequency(1, 1), 12)
      expect(match?.evidence?.says).toBe('It changes src/b.ts, which the failure names.')
      expect(match?.evidence).toMatchObject({ file: null, quote: places[0]?.symptom.at.quote, line: 4 })
    }
  })

  test.prop([fc.array(fc.constantFrom('a.ts', 'b.ts', 'test/c.test.ts', 'd.ts'), { maxLength: 10 })])(
    'keeps tests and product apart, and says the same wherever a change stands',
    (paths) => {
      const changes = paths.map((path, index) => touching(index + 1, path))
      const question = aQuestion({}, { places: [place('a.ts'), place('b.ts', 0.5), place('test/c.test.ts')] })
      for (const heuristic of [byPath, byTestPath]) {
        const found = heuristic.find(question, changes)
        const turned = heuristic.find(question, changes.toReversed())
        for (const [index, { id }] of changes.entries()) {
          expect(turned.get(id)).toEqual(found.get(id))
          const isTest = paths[index] === 'test/c.test.ts'
          if (found.has(id)) expect(isTest).toBe(heuristic === byTestPath)
        }
      }
    },
  )
})
