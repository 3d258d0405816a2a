import { describe, expect, it } from 'vitest'

import { guards } from '../../../../src/engine/judge/verdict/guards.ts'
import type { Facts } from '../../../../src/engine/model/dossier.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { someFacts } from '../../../builders/a-dossier.ts'
import { anAttempt } from '../../../builders/a-failure.ts'
import { aReading } from '../../../builders/a-judgement.ts'
import { anEmptyRange, anOpenRange } from '../../../builders/a-range.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import { aSha } from '../../../builders/ids.ts'
import { aDiagnostic, anInfrastructureSign, aStackFrame } from '../../../builders/symptoms.ts'

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
})
