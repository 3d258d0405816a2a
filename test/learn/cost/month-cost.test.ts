import { describe, expect, it } from 'vitest'

import type { Instant } from '../../../src/engine/model/ids.ts'
import { monthCost } from '../../../src/learn/cost/month-cost.ts'
import { monthlyRate } from '../../../src/learn/cost/monthly-rates.ts'

const at = (text: string) => new Date(text).toISOString() as Instant

describe('what a month costs', () => {
  const asked = { questions: 2, inputTokens: 6000, outputTokens: 80, mostOutputTokens: 8000 }
  const silent = { questions: 0, inputTokens: 0, outputTokens: 0, mostOutputTokens: 0 }

  it('is that of its incidents, those about which nobody is asked counted in', () => {
    const price = { input: 2, output: 10 }
    const {
      asked: share,
      questions,
      month,
    } = monthCost({ incidents: [asked, silent], incidentsPerMonth: 100, price })
    expect({ share, questions }).toEqual({ share: 0.5, questions: { mean: 1, most: 2 } })
    expect(month).toMatchObject({
      questions: 100,
      inputTokens: 300_000,
      outputTokens: 4000,
      mostOutputTokens: 400_000,
    })
    expect(month.dollars).toBeCloseTo(0.6 + 0.04)
    expect(month.mostDollars).toBeCloseTo(0.6 + 4)
  })

  it('is not known in dollars without a price, and nothing where there was nothing', () => {
    expect(monthCost({ incidents: [asked], incidentsPerMonth: 1, price: null }).month.dollars).toBeNull()
    expect(monthCost({ incidents: [], incidentsPerMonth: 5, price: null })).toMatchObject({
      looked: 0,
      asked: null,
    })
  })
})

describe('how often something happens a month', () => {
  it('is counted over the last year', () => {
    const instants = ['2024-12-01', '2025-02-01', '2025-06-01', '2025-12-31'].map(at)
    const rate = monthlyRate(instants, { from: at('2020-01-01'), until: at('2025-12-31') })
    expect(rate).toMatchObject({ count: 3, days: 365 })
    expect(rate.perMonth).toBeCloseTo(3 / 12)
  })

  it('is counted over a short history as over thirty days', () => {
    const rate = monthlyRate([at('2025-12-30'), at('2025-12-31')], {
      from: at('2025-12-30'),
      until: at('2025-12-31'),
    })
    expect(rate).toMatchObject({ count: 2, days: 30 })
    expect(rate.perMonth).toBeCloseTo(2.03, 2)
  })
})
