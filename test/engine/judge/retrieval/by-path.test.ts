import { describe, expect, it } from 'vitest'

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
})
