import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { byLineHistory, byTestHistory } from '../../../../src/engine/judge/retrieval/by-line-history.ts'
import type { LineHistory } from '../../../../src/engine/model/context.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aContext, aTree } from '../../../builders/a-dossier.ts'
import { aSha } from '../../../builders/ids.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const near = aChange({ pull: 1 })
const far = aChange({ pull: 2 })

function written(pull: number, start: number, end: number): LineHistory {
  return { path: 'src/cart/total.ts', start, end, commits: [aSha(pull)] }
}

function scores(lineHistories: readonly LineHistory[], line: number | null = 41) {
  const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line, weight: 1 })]
  const found = byLineHistory.find(aQuestion({ context: aContext({ lineHistories }) }, { places }), [
    near,
    far,
  ])
  return [found.get(near.id)?.score ?? 0, found.get(far.id)?.score ?? 0]
}

describe('line history', () => {
  it('speaks loudest for who wrote the very line', () => {
    const [wrote = 0, beside = 0] = scores([written(1, 41, 41), written(2, 42, 60)])
    expect(wrote).toBe(1)
    expect(beside).toBeGreaterThan(0)
    expect(beside).toBeLessThan(wrote / 2)
  })

  it('says little of a sweep that wrote lines of half the product', () => {
    const paths = Array.from({ length: 80 }, (_, at) => `src/file${at}.ts`)
    const sweep = aChange({ pull: 1, files: paths.slice(0, 51).map((path) => aFile({ path })) })
    const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line: 41, weight: 1 })]
    const context = aContext({ lineHistories: [written(1, 41, 41)] })
    const found = byLineHistory.find(aQuestion({ context, tree: aTree({ paths }) }, { places }), [sweep])
    expect(found.get(sweep.id)?.score).toBeCloseTo(Math.log(0.5) / Math.log(0.1), 12)
  })

  it('fades with distance and ends', () => {
    const [close = 0, wide = 0] = scores([written(1, 45, 45), written(2, 60, 60)])
    expect(close).toBeGreaterThan(wide)
    expect(scores([written(1, 200, 210)])).toEqual([0, 0])
  })

  it('says nothing where the failure names no line', () => {
    expect(scores([written(1, 41, 41)], null)).toEqual([0, 0])
  })

  it('ignores lines that no change of the range wrote', () => {
    expect(scores([{ path: 'src/cart/total.ts', start: 41, end: 41, commits: [aSha('older')] }])).toEqual([
      0, 0,
    ])
  })

  it('says which line was written and quotes the log', () => {
    const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line: 41 })]
    const question = aQuestion({ context: aContext({ lineHistories: [written(1, 41, 41)] }) }, { places })
    const evidence = byLineHistory.find(question, [near]).get(near.id)?.evidence
    expect(evidence?.says).toBe('It wrote line 41 of src/cart/total.ts, which the failure names.')
    expect(evidence?.quote).toBe(places[0]?.symptom.at.quote)
  })

  it('says so where patches alone tell it, for no file was read', () => {
    const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line: 41 })]
    const context = aContext({ lineHistories: [written(1, 40, 40)] })
    const found = byLineHistory.find(aQuestion({ context, tree: aTree({ sha: null }) }, { places }), [near])
    expect(found.get(near.id)?.evidence?.says).toBe(
      'By the patches alone, it wrote line 40 of src/cart/total.ts, 1 away from line 41, which the failure names.',
    )
  })

  it('takes lines as they stood when a change landed where files were read at another commit', () => {
    const places = [anImplicatedPlace({ path: 'src/cart/total.ts', line: 41, weight: 0.5 })]
    const dossier = { tree: aTree({ sha: aSha('good') }) }
    const found = byLineHistory.find(aQuestion(dossier, { places }), [near])
    expect(found.get(near.id)?.evidence?.says).toBe(
      'When it landed, it wrote line 41 of src/cart/total.ts, which the failure names.',
    )
    expect(byLineHistory.find(aQuestion({}, { places }), [near]).size).toBe(0)
  })

  it('keeps who wrote the failing test apart from who wrote the product', () => {
    const history: LineHistory = { path: 'test/cart.test.ts', start: 5, end: 5, commits: [aSha(1)] }
    const places = [anImplicatedPlace({ path: 'test/cart.test.ts', line: 5 })]
    const question = aQuestion({ context: aContext({ lineHistories: [history] }) }, { places })
    expect(byLineHistory.find(question, [near]).size).toBe(0)
    expect(byTestHistory.find(question, [near]).size).toBe(1)
  })

  it('gives a third beside the line, and nothing beyond thirty lines', () => {
    expect(scores([written(1, 42, 42), written(2, 40, 40)])).toEqual([(1 - 1 / 31) / 3, (1 - 1 / 31) / 3])
    expect(scores([written(1, 71, 80), written(2, 1, 10)])).toEqual([(1 - 30 / 31) / 3, 0])
    expect(scores([written(1, 72, 80), written(2, 11, 11)])).toEqual([0, (1 - 30 / 31) / 3])
  })

  it('counts the nearest stretch of a change only, whatever the order', () => {
    expect(scores([written(1, 45, 45), written(1, 41, 41), written(1, 43, 43)])[0]).toBe(1)
    expect(scores([written(1, 41, 41), written(1, 45, 45)])[0]).toBe(1)
  })

  it('takes places for independent witnesses by their weight, and quotes the first', () => {
    const places = [
      anImplicatedPlace({ line: 41, weight: 0.5 }),
      anImplicatedPlace({ line: 50, weight: 0.25 }),
    ]
    const context = aContext({ lineHistories: [written(1, 41, 50)] })
    const match = byLineHistory.find(aQuestion({ context }, { places }), [near]).get(near.id)
    expect(match?.score).toBe(1 - 0.5 * 0.75)
    expect(match?.evidence?.says).toContain('line 41')
  })

  it('never holds many lines of less weight for more than the line that the failure is surely at', () => {
    const places = [41, 60, 80, 100].map((line) => anImplicatedPlace({ line, weight: line === 41 ? 1 : 0.9 }))
    const lineHistories = [written(1, 41, 41), written(2, 42, 59), written(2, 61, 120)]
    const found = byLineHistory.find(aQuestion({ context: aContext({ lineHistories }) }, { places }), [
      near,
      far,
    ])
    expect(found.get(near.id)?.score).toBe(1)
    expect(found.get(far.id)?.score).toBeLessThan(1)
  })

  it.each([
    ['below', 44, 60, 'It wrote line 44 of src/cart/total.ts, 3 away from line 41, which the failure names.'],
    ['above', 30, 39, 'It wrote line 39 of src/cart/total.ts, 2 away from line 41, which the failure names.'],
  ])('says how far away the written lines %s stand', (_where, start, end, says) => {
    const context = aContext({ lineHistories: [written(1, start, end)] })
    const question = aQuestion({ context }, { places: [anImplicatedPlace({ line: 41 })] })
    expect(byLineHistory.find(question, [near]).get(near.id)?.evidence?.says).toBe(says)
  })

  test.prop([fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 40 })])(
    'never gives more than the weight of the place, and gives it only on the line itself',
    (start, length) => {
      const [score = 0] = scores([written(1, start, start + length)])
      expect(score === 1).toBe(start <= 41 && 41 <= start + length)
      expect(score).toBeLessThanOrEqual(1)
    },
  )
})
