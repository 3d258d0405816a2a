import { describe, expect, it } from 'vitest'

import { gatherMergeChecks } from '../../../src/engine/gather/gather-merge-checks.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import { aChange } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aRed } from '../../builders/merge-checks.ts'

const [first, second, push] = [aChange(), aChange({ pull: 13 }), aChange({ pull: null, kind: 'direct-push' })]
const gap = { what: '#13', completeness: { kind: 'unknown', because: 'a test' } } as const

function aSource() {
  const asked: (readonly Change[])[] = []
  return {
    asked,
    checksAtMerge: (_: unknown, changes: readonly Change[]) => {
      asked.push(changes)
      return Promise.resolve({ value: [aRed(first, 'test')], gaps: [gap] })
    },
  }
}

describe('gathering how the own checks of changes stood', () => {
  it('asks of those worth asking, once, and tells of how many it did not', async () => {
    const source = aSource()
    const dossier = aDossier({ changes: [first, second, push] })
    const { value, gaps } = await gatherMergeChecks(dossier, () => [first], source)
    expect(source.asked).toEqual([[first]])
    expect(value).toEqual([aRed(first, 'test')])
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'a test',
      'asked of 1 of 2 pull requests, those that the failure points at most',
    ])
  })

  it('tells of nothing left out where all pull requests were asked of', async () => {
    const dossier = aDossier({ changes: [first, second, push] })
    expect((await gatherMergeChecks(dossier, () => [first, second], aSource())).gaps).toEqual([gap])
  })

  it('tells that nobody was asked where no pull request was worth asking of', async () => {
    const source = aSource()
    const { value, gaps } = await gatherMergeChecks(aDossier({ changes: [first, push] }), () => [], source)
    expect(value).toEqual([])
    expect(source.asked).toEqual([])
    expect(gaps.map(({ completeness }) => completeness.because)).toEqual([
      'asked of 0 of 1 pull requests, those that the failure points at most',
    ])
  })

  it('says once that git does not hold them, and nothing where nothing changed', async () => {
    const { value, gaps } = await gatherMergeChecks(aDossier(), ({ changes }) => changes, {})
    expect(value).toBeNull()
    expect(gaps).toEqual([
      {
        what: 'checks of the changes when they were merged',
        completeness: { kind: 'unknown', because: 'git does not hold them' },
      },
    ])
    const none = await gatherMergeChecks(aDossier({ changes: [] }), () => [], {})
    expect(none).toEqual({ value: null, gaps: [] })
  })

  it('asks nobody about direct pushes', async () => {
    const source = aSource()
    const told = await gatherMergeChecks(aDossier({ changes: [push] }), () => [], source)
    expect(told).toEqual({ value: [], gaps: [] })
    expect(source.asked).toEqual([])
  })
})
