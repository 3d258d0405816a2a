import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { chooseWindow } from '../../../src/learn/mine/choose-window.ts'

const uniform = { size: 100, place: 'uniform' } as const
const asLanded = { size: 100, place: 'as-landed' } as const
const question = { id: 'a', culprit: 500, report: 510, releases: [] as readonly number[], landings: 1000 }

describe('the window of a case', () => {
  it('is what the release brought that first held the culprit', () => {
    const releases = [400, 480, 503, 508]
    expect(chooseWindow({ ...question, releases }, uniform)).toEqual({ kind: 'release', good: 480, bad: 503 })
  })

  it('is all since the last release up to the report where none came between', () => {
    expect(chooseWindow({ ...question, releases: [480, 600] }, uniform)).toEqual({
      kind: 'release',
      good: 480,
      bad: 509,
    })
  })

  it.each([
    ['fewer than 5', [497, 501]],
    ['more than 300', [100, 505]],
    ['all before the first release', [505]],
  ])('is of fixed size where a release brought %s', (_, releases) => {
    const window = chooseWindow({ ...question, releases }, uniform)
    expect(window?.kind).toBe('fixed')
    expect((window?.bad ?? 0) - (window?.good ?? 0)).toBe(100)
  })

  it('of fixed size ends before the report where the culprit is to stand as it landed', () => {
    expect(chooseWindow(question, asLanded)).toEqual({ kind: 'fixed', good: 409, bad: 509 })
    expect(chooseWindow({ ...question, report: 700 }, asLanded)).toBeNull()
  })

  it('is none where history is too short', () => {
    expect(chooseWindow({ ...question, culprit: 0 }, uniform)).toBeNull()
    expect(chooseWindow({ ...question, culprit: 2, report: 3, landings: 4 }, uniform)).toBeNull()
  })

  it('has the culprit anywhere in it, so that age tells nothing', () => {
    const ages = Array.from({ length: 2000 }, (_, index) => {
      const window = chooseWindow({ ...question, id: `acme/shop@${index}` }, uniform)
      return (window?.bad ?? 0) - 500
    })
    const tenths = Map.groupBy(ages, (age) => Math.floor(age / 10))
    expect([...tenths.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    // 200 are expected in each; outside of this they would lie once in ten thousand tries.
    for (const tenth of tenths.values()) expect(Math.abs(tenth.length - 200)).toBeLessThan(60)
  })

  test.prop([
    fc.string(),
    fc.nat(400),
    fc.nat(50),
    fc.uniqueArray(fc.nat(460), { maxLength: 30 }),
    fc.integer({ min: 5, max: 200 }),
  ])('holds the culprit, lies within the history and is the same again', (id, culprit, later, some, size) => {
    const releases = some.toSorted((a, b) => a - b)
    const asked = { id, culprit, report: culprit + 1 + later, releases, landings: 460 }
    for (const place of ['uniform', 'as-landed'] as const) {
      const window = chooseWindow(asked, { size, place })
      expect(chooseWindow(asked, { size, place })).toEqual(window)
      if (window === null) continue
      expect(window.good).toBeLessThan(culprit)
      expect(window.bad).toBeGreaterThanOrEqual(culprit)
      expect(window.good).toBeGreaterThanOrEqual(0)
      expect(window.bad).toBeLessThan(460)
      if (place === 'as-landed' || window.kind === 'release') expect(window.bad).toBeLessThan(asked.report)
    }
  })
})
