import { describe, expect, it } from 'vitest'

import { changeFeatures } from '../../../../src/engine/judge/ranking/change-features.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

function valueOf(name: string, paths: readonly string[], lines = 1): number {
  const change = aChange({ files: paths.map((path) => aFile({ path, additions: lines, deletions: 0 })) })
  const feature = changeFeatures.find((one) => one.name === name)
  return (
    feature?.of({ change, age: 0, matches: {} }, { best: {}, changes: 1, reverted: new Set() }) ?? Number.NaN
  )
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
})
