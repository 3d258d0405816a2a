import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { costWords } from '../../../src/engine/report/cost-words.ts'
import {
  likelihoodWord,
  percent,
  probabilityBar,
  shortPercent,
} from '../../../src/engine/report/likelihood.ts'
import { dayAndTime, timeBetween } from '../../../src/engine/report/moments.ts'
import { anInstant } from '../../builders/ids.ts'

const probability = fc.double({ min: 0, max: 1, noNaN: true })

describe('a probability in a report', () => {
  it.each([
    [0, '0%', 'unlikely'],
    [0.001, 'under 1%', 'unlikely'],
    [0.12, '12%', 'perhaps'],
    [0.4, '40%', 'possibly'],
    [0.6, '60%', 'probably'],
    [0.85, '85%', 'very likely'],
    [0.96, '96%', 'almost certainly'],
    [0.999, 'over 99%', 'almost certainly'],
    [1, '100%', 'almost certainly'],
  ])('%d reads as %s, %s', (value, share, word) => {
    expect(percent(value)).toBe(share)
    expect(likelihoodWord(value)).toBe(word)
  })

  test.prop([probability])('never claims what is not certain', (value) => {
    if (value > 0 && value < 1) expect(['0%', '100%']).not.toContain(percent(value))
    expect(shortPercent(value).length).toBeLessThanOrEqual(4)
  })

  test.prop([probability, probability])('has a longer bar when it is larger', (a, b) => {
    const full = (value: number) => probabilityBar(value).split('█').length
    expect(Math.sign(full(a) - full(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0)
    expect(probabilityBar(a)).toHaveLength(10)
  })

  it('shows every chance above none in its bar', () => {
    expect(probabilityBar(0.001)).toBe('█░░░░░░░░░')
    expect(probabilityBar(0)).toBe('░░░░░░░░░░')
  })
})

describe('a time in a report', () => {
  it.each([
    ['2026-03-02T09:20:00Z', '40 min'],
    ['2026-03-02T05:00:00Z', '5 h'],
    ['2026-02-20T10:00:00Z', '10 days'],
    ['2026-03-03T10:00:00Z', null],
    ['never', null],
  ])('was %s before: %s', (earlier, expected) => {
    expect(timeBetween(anInstant(earlier), anInstant('2026-03-02T10:00:00Z'))).toBe(expected)
  })

  it('is told in UTC, or not at all', () => {
    expect(dayAndTime(anInstant('2026-03-02T12:30:59+02:00'))).toBe('2026-03-02 10:30 UTC')
    expect(dayAndTime(anInstant('x'))).toBeNull()
    expect(dayAndTime(null)).toBeNull()
    expect(timeBetween(null, anInstant())).toBeNull()
  })
})

describe('the cost line', () => {
  it.each([
    [{ milliseconds: 812.4, apiCalls: 1, modelTokens: 0 }, false, '812 ms, 1 API call, no language model'],
    [
      { milliseconds: 812.4, apiCalls: 1, modelTokens: 0 },
      true,
      '812 ms, 1 API call, 0 tokens of a language model',
    ],
    [
      { milliseconds: 4210, apiCalls: 14, modelTokens: 99 },
      true,
      '4.2 s, 14 API calls, 99 tokens of a language model',
    ],
  ])('tells what was used: %o', (cost, wasAsked, expected) => {
    expect(costWords(cost, { wasAsked })).toBe(expected)
  })
})
