import { describe, expect, it } from 'vitest'

import { mayName } from '../../../../src/engine/judge/verdict/may-name.ts'
import { someFacts } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { anOpenRange } from '../../../builders/a-range.ts'

describe('one change may be named', () => {
  const annotations = [{ path: 'a.ts', line: 1, level: 'failure', message: 'TypeError' }] as const

  it('where the range is bounded and a log was read', () => {
    expect(mayName(someFacts())).toBe(true)
    expect(mayName(someFacts({ failures: [aFailure({ log: '' }), aFailure({ log: 'Error: no' })] }))).toBe(
      true,
    )
  })

  it('in no open range', () => {
    expect(mayName(someFacts({ range: anOpenRange() }))).toBe(false)
  })

  it('where no log could be read in none, whatever annotations say', () => {
    expect(mayName(someFacts({ failures: [aFailure({ log: ' \n', annotations })] }))).toBe(false)
    expect(mayName(someFacts({ failures: [] }))).toBe(false)
  })
})
