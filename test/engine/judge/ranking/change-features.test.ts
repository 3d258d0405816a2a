import { describe, expect, it } from 'vitest'

import { changeFeatures } from '../../../../src/engine/judge/ranking/change-features.ts'
import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const scene = sceneOf([], null)

function valueOf(name: string, paths: readonly string[], lines = 1): number {
  const change = aChange({ files: paths.map((path) => aFile({ path, additions: lines, deletions: 0 })) })
  const feature = changeFeatures.find((one) => one.name === name)
  return feature?.of({ change, age: 0, matches: {} }, scene) ?? Number.NaN
}

describe('features of the change alone', () => {
  it.each([
    ['only-documentation', ['docs/a.md', 'README.rst'], 1],
    ['only-documentation', ['docs/a.md', 'src/a.ts'], 0],
    ['only-documentation', [], 0],
    ['only-tests', ['test/a.ts', 'src/b.test.ts', 'pkg/c_test.go', 'src/test/java/DTest.java'], 1],
    ['only-tests', ['src/latest.ts'], 0],
    ['only-pipeline', ['.github/workflows/ci.yml'], 1],
    ['only-pipeline', ['src/github/client.ts'], 0],
    ['touches-nothing', [], 1],
  ])('%s of %j is %d', (name, paths, value) => {
    expect(valueOf(name, paths)).toBe(value)
  })

  it('lets size and scatter grow ever more slowly', () => {
    const [one, ten, hundred] = [1, 10, 100].map((lines) => valueOf('size', ['a.ts'], lines))
    expect(ten).toBeGreaterThan(one ?? 0)
    expect((hundred ?? 0) - (ten ?? 0)).toBeLessThan(10 * ((ten ?? 0) - (one ?? 0)))
    expect(valueOf('scatter', ['a.ts', 'b.ts'])).toBeGreaterThan(valueOf('scatter', ['a.ts']))
  })

  it('measures size by the lines on both sides, scatter by the files', () => {
    const files = [
      aFile({ path: 'a.ts', additions: 3, deletions: 4 }),
      aFile({ path: 'b.ts', additions: 2, deletions: 0 }),
    ]
    const [size, scatter] = ['size', 'scatter'].map((name) => {
      const feature = changeFeatures.find((one) => one.name === name)
      return feature?.of({ change: aChange({ files }), age: 0, matches: {} }, scene)
    })
    expect(size).toBeCloseTo(Math.log(1 + 9) / 10, 12)
    expect(scatter).toBeCloseTo(Math.log(1 + 2) / 5, 12)
    expect([valueOf('size', []), valueOf('scatter', []), valueOf('touches-nothing', ['a.ts'])]).toEqual([
      0, 0, 0,
    ])
  })

  it.each([
    ['Revert "Add tax"', 'is-revert', 1],
    ['Revert "Add tax"', 'is-re-land', 0],
    ['Reland "Add tax"', 'is-revert', 0],
    ['Reland "Add tax"', 'is-re-land', 1],
    ['Add tax', 'is-revert', 0],
  ])('of %j, %s is %d', (title, name, value) => {
    const feature = changeFeatures.find((one) => one.name === name)
    expect(feature?.of({ change: aChange({ title }), age: 0, matches: {} }, scene)).toBe(value)
  })

  it('marks a change that a later one of the range takes back', () => {
    const change = aChange()
    const feature = changeFeatures.find(({ name }) => name === 'reverted')
    const lead = { change, age: 0, matches: {} }
    expect(feature?.of(lead, { ...scene, reverted: new Set([change.id]) })).toBe(1)
    expect(feature?.of(lead, scene)).toBe(0)
  })
})
