import { describe, expect, it } from 'vitest'

import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { pastFeatures } from '../../../../src/engine/judge/ranking/past-features.ts'
import type { Past } from '../../../../src/engine/model/past.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aPast } from '../../../builders/a-past.ts'

function of(name: string, title: string, paths: readonly string[], known: Past | null = aPast): number {
  const change = aChange({ title, files: paths.map((path) => aFile({ path })) })
  const feature = pastFeatures.find((one) => one.name === name)
  return feature?.of({ change, age: 0, matches: {} }, sceneOf([], known)) ?? Number.NaN
}

describe('what the past says of a change', () => {
  it('is the odds of its formula, with three reverts given to every name beforehand', () => {
    expect(of('title-taken-back', 'Cache', [])).toBeCloseTo(Math.log(16 / 6), 12)
    expect(of('title-taken-back', 'Docs', [])).toBeCloseTo(Math.log(3 / 13), 12)
    expect(of('file-taken-back', '', ['docs/a.md', 'src/cache.ts'])).toBeCloseTo(Math.log(16 / 6), 12)
  })

  it('is nothing for what was taken back as often as all else, or never seen', () => {
    expect(of('title-taken-back', 'Usual', [])).toBe(0)
    expect(of('title-taken-back', 'Unheard', [])).toBe(0)
    expect(of('file-taken-back', '', ['new.ts'])).toBe(0)
    expect(of('file-taken-back', '', [])).toBe(0)
  })

  it('joins several names as if each told something of its own, but not all of it', () => {
    expect(of('title-taken-back', 'Cache docs', [])).toBeCloseTo(
      (Math.log(16 / 6) + Math.log(3 / 13)) / Math.SQRT2,
      12,
    )
    // Of src/, *.ts and the file, the file alone is unusual.
    expect(of('places-taken-back', '', ['src/cache.ts'])).toBeCloseTo(Math.log(16 / 6) / Math.sqrt(3), 12)
  })

  it('knows which files nobody touched before', () => {
    expect(of('untouched-before', '', ['src/cache.ts', 'new.ts'])).toBe(0.5)
    expect(of('untouched-before', '', [])).toBe(0)
  })

  it('is nothing at all where the past is not known, or nothing was ever taken back', () => {
    const calm = { ...aPast, reverts: 0, words: [{ name: 'cache', commits: 900, reverts: 0 }] }
    expect(of('title-taken-back', 'Cache', [], calm)).toBe(0)
    for (const { name } of pastFeatures) expect(of(name, 'Cache', ['new.ts'], null)).toBe(0)
  })
})
