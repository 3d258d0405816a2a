import { describe, expect, it } from 'vitest'

import { failingUnits, nearestHead } from '../../../../src/engine/judge/split/failing-units.ts'
import {
  aDiagnostic,
  aFailingTest,
  anErrorMessage,
  aNamedThing,
  aPlace,
  aStackFrame,
} from '../../../builders/symptoms.ts'

const at = (line: number, failure = 0, quote = `line ${line}`) => aPlace({ line, failure, quote })

describe('what failed', () => {
  it('is each failing test, each compiler error and each trace as a whole', () => {
    const symptoms = [
      aDiagnostic({ at: at(1) }),
      aFailingTest({ at: at(3) }),
      aStackFrame({ at: at(5), trace: 0 }),
      aStackFrame({ at: at(6), trace: 0, depth: 1 }),
      aStackFrame({ at: at(9), trace: 1 }),
    ]
    const { units, rest } = failingUnits(symptoms)
    expect(units.map(({ start, end }) => [start, end])).toEqual([
      [1, 1],
      [3, 3],
      [5, 6],
      [9, 9],
    ])
    expect(rest).toEqual([])
  })

  it('is nothing that warns or that the good run printed too', () => {
    const symptoms = [aDiagnostic({ severity: 'warning' }), aFailingTest({ novel: false })]
    expect(failingUnits(symptoms)).toEqual({ units: [], rest: symptoms })
  })

  it('takes what else was read to where it stands nearest, never to another job', () => {
    const [frame, far] = [aStackFrame({ at: at(10) }), aStackFrame({ at: at(30), trace: 1 })]
    const [error, name, alone] = [
      anErrorMessage({ at: at(9) }),
      aNamedThing({ at: at(29) }),
      anErrorMessage({ at: at(10, 1) }),
    ]
    const { units, rest } = failingUnits([error, frame, name, far, alone])
    expect(units.map(({ symptoms }) => symptoms)).toEqual([
      [frame, error],
      [far, name],
    ])
    expect(rest).toEqual([alone])
  })

  it('has what a note of the CI system says beside its own words', () => {
    const [one, other] = ['one', 'other'].map((quote) =>
      aDiagnostic({ at: at(0, 0, quote), path: `${quote}.ts` }),
    )
    const told = anErrorMessage({ at: at(0, 0, 'other') })
    const { units } = failingUnits([one, other, told].filter((symptom) => symptom !== undefined))
    expect(units.map(({ symptoms }) => symptoms.length)).toEqual([1, 2])
  })

  it('is the one before where two are as near', () => {
    const { units } = failingUnits([aFailingTest({ at: at(2) }), aFailingTest({ at: at(6), name: 'b' })])
    const nearest = nearestHead(units)
    expect([1, 3, 4, 5, 99].map((line) => nearest(at(line))?.start)).toEqual([2, 2, 2, 6, 6])
    expect(nearest(at(2, 1))).toBeNull()
  })
})
