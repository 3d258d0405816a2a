import { describe, expect, it } from 'vitest'

import { bootstrapInterval } from '../../../src/learn/measure/bootstrap-interval.ts'
import { figures } from '../../../src/learn/measure/figures.ts'
import { aJudgedCase } from '../a-judged-case.ts'

function cases(repo: string, right: number, wrong: number) {
  return Array.from({ length: right + wrong }, (_, index) =>
    aJudgedCase({ a: 0.6, b: 0.3 }, [index < right ? 'a' : 'b'], { repo, id: `${repo}#${index}` }),
  )
}

const options = { seed: 1, samples: 2000 }

describe('the bootstrap interval', () => {
  it('is that of a binomial share where there is one repository', () => {
    const interval = bootstrapInterval(cases('acme/shop', 50, 50), figures.acc1, options)
    expect(interval?.value).toBe(0.5)
    // 0.5 ± 1.96 * sqrt(0.25 / 100)
    expect(interval?.low).toBeCloseTo(0.402, 1)
    expect(interval?.high).toBeCloseTo(0.598, 1)
  })

  it('keeps the mixture of repositories', () => {
    const unlike = [...cases('acme/good', 30, 0), ...cases('acme/bad', 0, 30)]
    expect(bootstrapInterval(unlike, figures.acc1, options)).toEqual({ value: 0.5, low: 0.5, high: 0.5 })
  })

  it('is the same for the same seed and another for another', () => {
    const some = cases('acme/shop', 7, 12)
    const interval = bootstrapInterval(some, figures.mrr, { seed: 3, samples: 50 })
    expect(bootstrapInterval(some, figures.mrr, { seed: 3, samples: 50 })).toEqual(interval)
    expect(bootstrapInterval(some, figures.mrr, { seed: 4, samples: 50 })).not.toEqual(interval)
  })

  it('is null where no case bears on the figure', () => {
    expect(bootstrapInterval(cases('acme/shop', 3, 3), figures.precision, options)).toBeNull()
    expect(bootstrapInterval([], figures.acc1, options)).toBeNull()
  })
})
