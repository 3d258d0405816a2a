import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { sceneOf } from '../../../../src/engine/judge/ranking/feature.ts'
import { features } from '../../../../src/engine/judge/ranking/features.ts'
import { noneFeatures } from '../../../../src/engine/judge/ranking/none-features.ts'
import { rankerWeights } from '../../../../src/engine/judge/ranking/ranker-weights.ts'
import { heuristics } from '../../../../src/engine/judge/retrieval/heuristics.ts'
import type { Lead } from '../../../../src/engine/model/match.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'

const names = features.map(({ name }) => name)
const noneNames = noneFeatures.map(({ name }) => name)

describe('the features of the ranker', () => {
  it('have each a name of their own and say what they measure', () => {
    expect(new Set(names).size).toBe(names.length)
    expect(new Set(noneNames).size).toBe(noneNames.length)
    const told = [...features, ...noneFeatures].map(({ about }) => about)
    expect(told.filter((about) => about.length < 10)).toEqual([])
  })

  it('hear every heuristic but mere hints, once relative to the range and once for its strength', () => {
    const heard = names.filter((name) => /-(?:relative|strength)$/.test(name))
    const spoken = heuristics
      .filter(({ voice = 1 }) => voice >= 1)
      .flatMap(({ name }) => [`${name}-relative`, `${name}-strength`])
    expect(heard.toSorted()).toEqual(spoken.toSorted())
  })

  it('know every name that has a weight', () => {
    expect(Object.keys(rankerWeights.change).filter((name) => !names.includes(name))).toEqual([])
    expect(Object.keys(rankerWeights.none).filter((name) => ![...noneNames, 'bias'].includes(name))).toEqual(
      [],
    )
    expect(rankerWeights.provenance).not.toBe('')
  })

  const score = fc.double({ min: 1e-9, max: 1e9, noNaN: true })
  const lead = fc
    .record({
      scores: fc.dictionary(fc.constantFrom(...heuristics.map(({ name }) => name)), score),
      title: fc.string({ maxLength: 30 }),
      body: fc.string({ maxLength: 60 }),
      paths: fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 5 }),
      lines: fc.nat(1_000_000),
    })
    .map(({ scores, title, body, paths, lines }): Omit<Lead, 'age'> => {
      const files = paths.map((path) => aFile({ path, additions: lines }))
      const matches = Object.fromEntries(
        Object.entries(scores).map(([name, score]) => [name, { score, evidence: null }]),
      )
      return { change: aChange({ title, body, files }), matches }
    })

  test.prop([fc.array(lead, { minLength: 1, maxLength: 8 })])(
    'are finite, never negative, and the best of the range is 1',
    (drawn) => {
      const leads = drawn.map((one, age) => ({ ...one, age }))
      const scene = sceneOf(leads, null)
      for (const { name, of } of features) {
        const values = leads.map((one) => of(one, scene))
        expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        if (name.endsWith('-relative')) expect([0, 1]).toContain(Math.max(...values))
      }
    },
  )
})
