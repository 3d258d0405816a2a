import { describe, expect, it } from 'vitest'

import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { noneFeatures } from '../../../../src/engine/judge/ranking/none-features.ts'
import type { Reading } from '../../../../src/engine/model/symptom.ts'
import { someFacts } from '../../../builders/a-dossier.ts'
import { aReading } from '../../../builders/a-judgement.ts'
import { anInfrastructureSign } from '../../../builders/symptoms.ts'

function valueOf(
  name: string,
  reading: Partial<Reading>,
  best: Record<string, number> = {},
  changes = 3,
): number {
  const feature = noneFeatures.find((one) => one.name === name)
  return (
    feature?.of({
      facts: someFacts(),
      reading: aReading(reading),
      scene: { ...sceneOf([], null), best, changes },
    }) ?? Number.NaN
  )
}

describe('what speaks for none of these', () => {
  it('counts kinds of infrastructure sign once, and only those that are new', () => {
    const symptoms = [
      anInfrastructureSign({ sign: 'network' }),
      anInfrastructureSign({ sign: 'network' }),
      anInfrastructureSign({ sign: 'disk-full', novel: false }),
    ]
    expect(valueOf('infrastructure-signs', { symptoms })).toBe(1)
  })

  it('counts at most three kinds of infrastructure sign', () => {
    const signs = ['network', 'disk-full', 'registry', 'rate-limit'] as const
    const symptoms = signs.map((sign) => anInfrastructureSign({ sign }))
    expect(valueOf('infrastructure-signs', { symptoms: symptoms.slice(0, 2) })).toBe(2)
    expect(valueOf('infrastructure-signs', { symptoms })).toBe(3)
  })

  it('notes a failure that points at no file, and a file that nobody touched', () => {
    expect(valueOf('nothing-implicated', { places: [] })).toBe(1)
    expect(valueOf('nothing-implicated', {})).toBe(0)
    expect(valueOf('nobody-touches-it', {}, { text: 4 })).toBe(1)
    for (const heuristic of ['path', 'line-history', 'name'])
      expect(valueOf('nobody-touches-it', {}, { [heuristic]: 1 })).toBe(0)
  })

  it('grows with the logarithm of the range', () => {
    expect(valueOf('ln-changes', {}, {}, 100)).toBeCloseTo(Math.log(100))
    expect(valueOf('ln-changes', {}, {}, 0)).toBe(0)
  })
})
