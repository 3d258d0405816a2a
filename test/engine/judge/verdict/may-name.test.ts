import { describe, expect, it } from 'vitest'

import { mayName } from '../../../../src/engine/judge/verdict/may-name.ts'
import type { Dossier } from '../../../../src/engine/model/dossier.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aReading } from '../../../builders/a-judgement.ts'
import { anOpenRange } from '../../../builders/a-range.ts'

const isNameable = (over: Partial<Dossier> = {}) => mayName(aDossier(over), aReading())

describe('one change may be named', () => {
  const annotations = [{ path: 'a.ts', line: 1, level: 'failure', message: 'TypeError' }] as const

  it('where the range is bounded and a log was read', () => {
    expect(isNameable()).toBe(true)
    expect(isNameable({ failures: [aFailure({ log: '' }), aFailure({ log: 'Error: no' })] })).toBe(true)
  })

  it('in no open range', () => {
    expect(isNameable({ range: anOpenRange() })).toBe(false)
  })

  it('where no log could be read in none, whatever annotations say', () => {
    expect(isNameable({ failures: [aFailure({ log: ' \n', annotations })] })).toBe(false)
    expect(isNameable({ failures: [] })).toBe(false)
  })
})
