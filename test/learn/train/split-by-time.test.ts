import { describe, expect, it } from 'vitest'

import type { Instant } from '../../../src/engine/model/ids.ts'
import { splitByTime } from '../../../src/learn/train/split-by-time.ts'
import { aTrainingCase } from './a-training-case.ts'

function aCaseOf(repo: string, at: string | null = null) {
  return aTrainingCase([{}, {}], [0], { repo, at: at as Instant | null })
}

describe('splitting by time', () => {
  const dated = [
    '2026-03-03T00:00:00Z',
    '2026-03-01T00:00:00Z',
    '2026-03-02T00:00:00Z',
    '2026-03-02T00:00:00Z',
  ]

  it('puts the earlier ones first and keeps an instant together', () => {
    const periods = splitByTime(
      [...dated, null].map((at) => aCaseOf('a/a', at)),
      0.7,
    )
    expect(periods?.earlier.map(({ at }) => at)).toEqual([dated[1]])
    expect(periods?.later.map(({ at }) => at)).toEqual([dated[2], dated[3], dated[0]])
  })

  it('compares instants, not letters', () => {
    const periods = splitByTime(
      [aCaseOf('a/a', '2026-03-01T10:00:00.500Z'), aCaseOf('a/a', '2026-03-01T10:00:00Z')],
      0.5,
    )
    expect(periods?.later.map(({ at }) => at)).toEqual(['2026-03-01T10:00:00.500Z'])
  })

  it('is not possible without two instants', () => {
    expect(splitByTime([aCaseOf('a/a'), aCaseOf('a/a')], 0.7)).toBeNull()
    expect(splitByTime([aCaseOf('a/a', dated[0]), aCaseOf('a/a', dated[0])], 0.7)).toBeNull()
  })
})
