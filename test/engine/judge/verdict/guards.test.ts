import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { guards } from '../../../../src/engine/judge/verdict/guards.ts'
import type { Facts } from '../../../../src/engine/model/dossier.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { someFacts } from '../../../builders/a-dossier.ts'
import { anAttempt } from '../../../builders/a-failure.ts'
import { aReading } from '../../../builders/a-judgement.ts'
import { anEmptyRange, anOpenRange } from '../../../builders/a-range.ts'
import { aDeployment, anIncident, aWorkflowRun } from '../../../builders/an-incident.ts'
import { anInstant, aSha } from '../../../builders/ids.ts'
import {
  aDiagnostic,
  aFailingTest,
  aFlakyTest,
  anErrorMessage,
  anInfrastructureSign,
  aStackFrame,
} from '../../../builders/symptoms.ts'

const bad = anIncident().badSha

function silence(facts: Partial<Facts>, reading: Partial<Reading> = {}) {
  for (const guard of guards) {
    const found = guard(someFacts(facts), aReading(reading))
    if (found !== null) return found.because
  }
  return null
}

describe('guards', () => {
  it('let an ordinary failure pass', () => {
    expect(silence({})).toBeNull()
  })

  it('name nobody when nothing changed', () => {
    expect(silence({ range: anEmptyRange(), changes: [] })).toBe('empty-range')
    expect(silence({ changes: [] })).toBe('empty-range')
    expect(silence({ range: anOpenRange(), changes: [] })).toBe('open-range')
  })

  it('call pass and fail on one commit a flake', () => {
    const attempts = [anAttempt({ sha: bad, outcome: 'failed' }), anAttempt({ sha: bad, outcome: 'passed' })]
    expect(silence({ attempts })).toBe('flaky')
  })

  it('stay silent when the newest attempt passed', () => {
    const attempts = [
      anAttempt({ sha: aSha('newer'), outcome: 'passed' }),
      anAttempt({ sha: bad, outcome: 'failed' }),
    ]
    expect(silence({ attempts })).toBe('recovered')
  })

  describe('where a commit that had passed is tried again after the failure', () => {
    const at = (hour: number) => anInstant(`2026-03-02T1${hour}:00:00Z`)
    /** In the order of the branch, as for a check. */
    const tries = (again: 'passed' | 'failed', hour = 2) => [
      anAttempt({ sha: bad, outcome: 'failed', at: at(1) }),
      anAttempt({ sha: aSha('good'), outcome: again, at: at(hour) }),
      anAttempt({ sha: aSha('good'), outcome: 'passed', at: at(0) }),
    ]

    it('look outside of the code if it fails as well', () => {
      expect(silence({ attempts: tries('failed') })).toBe('outside-cause')
    })

    it('let the failure pass if that lies between two successes', () => {
      expect(silence({ attempts: tries('passed') })).toBeNull()
    })

    it('let the failure pass if the other one was not after it', () => {
      expect(silence({ attempts: tries('failed', 1) })).toBeNull()
    })

    it('let the failure pass where nobody knows when it was', () => {
      expect(silence({ attempts: tries('failed').map((one) => ({ ...one, at: null })) })).toBeNull()
    })
  })

  it('take cancelled, skipped and running attempts for neither pass nor fail', () => {
    const attempts = [
      anAttempt({ sha: aSha('newer'), outcome: 'running' }),
      anAttempt({ sha: aSha('newer'), outcome: 'missing' }),
      anAttempt({ sha: bad, outcome: 'failed' }),
      anAttempt({ sha: aSha('older'), outcome: 'passed' }),
    ]
    expect(silence({ attempts })).toBeNull()
  })

  it('blame no code for a commit whose every attempt was cancelled', () => {
    expect(silence({ attempts: [anAttempt({ sha: bad, outcome: 'missing' })] })).toBe('infrastructure')
  })

  it('see the machine where the log names no code', () => {
    expect(silence({}, { symptoms: [anInfrastructureSign()] })).toBe('infrastructure')
    expect(silence({}, { symptoms: [anInfrastructureSign({ novel: false })] })).toBeNull()
  })

  it.each(['no-answer', 'time-out', 'out-of-memory'] as const)(
    'do not excuse a deployment by what a broken service says of itself: %s',
    (sign) => {
      const symptoms = [anInfrastructureSign({ sign })]
      expect(silence({ incident: anIncident({ failing: aDeployment() }) }, { symptoms })).toBeNull()
      expect(silence({ incident: anIncident({ failing: aWorkflowRun() }) }, { symptoms })).toBe(
        'infrastructure',
      )
    },
  )

  it('see the machine in a deployment that lost its runner', () => {
    const symptoms = [anInfrastructureSign({ sign: 'runner-lost' })]
    expect(silence({ incident: anIncident({ failing: aDeployment() }) }, { symptoms })).toBe('infrastructure')
  })

  it.each([
    ['a compiler error', aDiagnostic()],
    ['a first-party frame', aStackFrame()],
  ])('do not excuse %s by an infrastructure sign beside it', (_what, symptom) => {
    expect(silence({}, { symptoms: [anInfrastructureSign(), symptom] })).toBeNull()
  })

  it('are not talked out of a sign by a library’s frame or a warning', () => {
    const symptoms = [
      anInfrastructureSign(),
      aStackFrame({ origin: 'library' }),
      aDiagnostic({ severity: 'warning' }),
    ]
    expect(silence({}, { symptoms })).toBe('infrastructure')
  })

  it.each([
    ['the same commit', { range: anEmptyRange() }, /same commit was good before/],
    ['a roll-back', { range: anEmptyRange({ because: 'rolled-back' }) }, /rolls back/],
    ['an empty range', { changes: [] }, /No change entered/],
    ['an open range', { range: anOpenRange(), changes: [] }, /no range to look in/],
    ['a recovery', { attempts: [anAttempt({ sha: aSha('newer'), outcome: 'passed' })] }, /works again/],
    ['a cancelled run', { attempts: [anAttempt({ sha: bad, outcome: 'missing' })] }, /cancelled or skipped/],
  ] as const)('say in words that it is %s', (_what, facts, words) => {
    const said = guards.flatMap((guard) => guard(someFacts(facts), aReading()) ?? [])
    expect(said[0]?.says).toMatch(words)
  })

  it('do not take a pass of the bad commit itself for a recovery', () => {
    expect(silence({ attempts: [anAttempt({ sha: bad, outcome: 'passed' })] })).toBeNull()
  })

  it('let one attempt that ran speak for a commit beside cancelled ones', () => {
    const attempts = [anAttempt({ sha: bad, outcome: 'missing' }), anAttempt({ sha: bad, outcome: 'failed' })]
    expect(silence({ attempts })).toBeNull()
    expect(silence({ attempts: [anAttempt({ sha: aSha('older'), outcome: 'missing' })] })).toBeNull()
  })

  it('do not excuse a failing test by an infrastructure sign, unless the test failed before too', () => {
    expect(silence({}, { symptoms: [anInfrastructureSign(), aFailingTest()] })).toBeNull()
    const known = aFailingTest({ novel: false })
    expect(silence({}, { symptoms: [anInfrastructureSign(), known] })).toBe('infrastructure')
  })

  it('call a test that passed on retry a flake where nothing else failed', () => {
    expect(silence({}, { symptoms: [aFlakyTest()] })).toBe('flaky')
    expect(silence({}, { symptoms: [aFlakyTest({ novel: false })] })).toBeNull()
    expect(silence({}, { symptoms: [aFlakyTest(), anErrorMessage({ type: null })] })).toBe('flaky')
  })

  it.each([
    ['a failing test', aFailingTest()],
    ['a compiler error', aDiagnostic()],
    ['a first-party frame', aStackFrame()],
    ['an error of a known type', anErrorMessage()],
  ])('do not excuse %s by a flake beside it', (_what, symptom) => {
    expect(silence({}, { symptoms: [aFlakyTest(), symptom] })).toBeNull()
  })

  it('see the machine before the flake beside it', () => {
    expect(silence({}, { symptoms: [aFlakyTest(), anInfrastructureSign()] })).toBe('infrastructure')
  })

  const attempt = fc
    .record({
      sha: fc.constantFrom(bad, aSha('newer'), aSha('older')),
      outcome: fc.constantFrom('passed', 'failed', 'missing', 'running'),
    })
    .map((over) => anAttempt(over))

  test.prop([fc.array(attempt, { maxLength: 8 })])(
    'call it a flake where the bad commit both passed and failed, and only there',
    (attempts) => {
      const here = new Set(attempts.filter(({ sha }) => sha === bad).map(({ outcome }) => outcome))
      const isFlaky = here.has('passed') && here.has('failed')
      expect(silence({ attempts }) === 'flaky').toBe(isFlaky)
    },
  )
})
