import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../src/engine/judge/symptoms/read-failures.ts'
import { notLookedAt } from '../../../src/engine/report/not-looked-at.ts'
import { aChange } from '../../builders/a-change.ts'
import { aContext, aDossier, aTree } from '../../builders/a-dossier.ts'
import { aFailure, aLog } from '../../builders/a-failure.ts'
import { aGreen } from '../../builders/merge-checks.ts'

const truncated = { kind: 'truncated', because: 'too long' } as const
const unknown = { kind: 'unknown', because: 'it expired' } as const

describe('what was not looked at', () => {
  it('is nothing when everything is complete', () => {
    expect(notLookedAt(aDossier())).toEqual([])
  })

  it('holds the gaps of the sources', () => {
    expect(notLookedAt(aDossier({ gaps: [{ what: 'attempts', completeness: unknown }] }))).toEqual([
      { what: 'attempts', how: 'not-at-all', because: 'it expired' },
    ])
  })

  it('holds what the data say of themselves', () => {
    const dossier = aDossier({
      failures: [
        aFailure({
          log: { text: 'x', completeness: truncated },
          baseline: { text: '', completeness: unknown },
        }),
      ],
      tree: aTree({ completeness: truncated }),
    })
    expect(notLookedAt(dossier)).toEqual([
      { what: 'log of smoke', how: 'in-part', because: 'too long' },
      { what: 'log of smoke at the last good commit', how: 'not-at-all', because: 'it expired' },
      { what: 'list of files of the repository', how: 'in-part', because: 'too long' },
    ])
  })

  it('counts changes and files that are incomplete for the same reason', () => {
    const source = { path: 'a.ts', text: '', completeness: truncated }
    const dossier = aDossier({
      changes: [1, 2, 3].map((pull) =>
        aChange({ pull, filesCompleteness: pull === 3 ? unknown : truncated }),
      ),
      mergeChecks: [{ ...aGreen(aChange()), completeness: truncated }, aGreen(aChange({ pull: 13 }))],
      context: aContext({ sources: [source] }),
    })
    expect(notLookedAt(dossier).map(({ what, how }) => [what, how])).toEqual([
      ['files of 2 changes', 'in-part'],
      ['files of 1 change', 'not-at-all'],
      ['own checks of 1 change', 'in-part'],
      ['text of 1 source file', 'in-part'],
    ])
  })

  it('tells the same gap once', () => {
    const failures = [aFailure({ log: { text: 'x', completeness: unknown } })]
    const gaps = [{ what: 'log of smoke', completeness: unknown }]
    expect(notLookedAt(aDossier({ failures, gaps }))).toHaveLength(1)
  })

  it('misses a log where there is none', () => {
    expect(notLookedAt(aDossier({ failures: [] }))).toEqual([
      { what: 'failing log', how: 'not-at-all', because: 'none was found' },
    ])
  })

  it.each([
    [aFailure({ log: aLog(' \n\t') }), 'log of smoke'],
    [aFailure({ log: aLog(''), name: 'test report unit', source: 'test-report' }), 'test report unit'],
  ])('tells once, and by its name, what was empty when it was read: %#', (failure, what) => {
    const dossier = aDossier({ failures: [failure] })
    const { gaps } = readFailures(dossier.failures, dossier.tree)
    expect(notLookedAt(dossier, gaps)).toEqual([{ what, how: 'not-at-all', because: 'it is empty' }])
  })
})
