import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { inAdaptiveBatches } from '../../../../src/adapters/github/api/adaptive-batches.ts'
import { Refusal, type RefusalKind } from '../../../../src/engine/model/refusal.ts'

function refusal(kind: RefusalKind, retryAfterMs?: number): Refusal {
  return new Refusal(kind, 'no', 'wait', retryAfterMs === undefined ? {} : { retryAfterMs })
}

/** A server that answers at most `bears` items at once. */
function server(bears: number, partly: boolean) {
  const sizes: number[] = []
  const ask = async (batch: readonly number[]) => {
    sizes.push(batch.length)
    if (batch.length <= bears) return { answers: new Map(batch.map((n) => [n, -n])), refusal: null }
    if (!partly) throw refusal('transient')
    return { answers: new Map(batch.slice(0, bears).map((n) => [n, -n])), refusal: refusal('transient') }
  }
  return { sizes, ask }
}

const hundred = Array.from({ length: 100 }, (_, index) => index)

describe('batches that adapt', () => {
  it('stay as large as asked for while all goes well', async () => {
    const { sizes, ask } = server(25, false)
    expect((await inAdaptiveBatches(hundred, 25, ask)).answers.size).toBe(100)
    expect(sizes).toEqual([25, 25, 25, 25])
  })

  it('halve when one is refused, and grow again', async () => {
    const { sizes, ask } = server(12, false)
    const { answers, unanswered, refusal } = await inAdaptiveBatches(hundred.slice(0, 40), 25, ask)
    expect([answers.size, unanswered, refusal]).toEqual([40, [], null])
    expect(sizes).toEqual([25, 12, 24, 12, 16, 8, 8])
  })

  it('ask again only for what is missing', async () => {
    const { sizes, ask } = server(10, true)
    expect((await inAdaptiveBatches(hundred.slice(0, 12), 12, ask)).answers.size).toBe(12)
    expect(sizes).toEqual([12, 2])
  })

  it('give up one item that never comes, and go on', async () => {
    const ask = async (batch: readonly number[]) => {
      if (batch.includes(7)) throw refusal('transient')
      return { answers: new Map(batch.map((n) => [n, n])), refusal: null }
    }
    const result = await inAdaptiveBatches(hundred.slice(0, 20), 20, ask)
    expect(result.unanswered).toEqual([7])
    expect(result.refusal).toBeInstanceOf(Refusal)
  })

  it.each([
    ['a missing permission', refusal('missing-permission')],
    ['a bad token', refusal('misconfigured')],
    ['a rate limit', refusal('transient', 1_000)],
  ])('stop at once at %s', async (_, final) => {
    let asked = 0
    const result = await inAdaptiveBatches(hundred, 25, async () => {
      asked += 1
      throw final
    })
    expect([asked, result.unanswered.length, result.refusal]).toEqual([1, 100, final])
  })

  it('throw bugs on', async () => {
    await expect(inAdaptiveBatches([1], 1, () => Promise.reject(new TypeError('bug')))).rejects.toThrow(
      TypeError,
    )
  })

  test.prop([
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 30 }),
    fc.integer({ min: 0, max: 30 }),
    fc.boolean(),
  ])('answer or name every item exactly once, within bounded calls', async (count, size, bears, partly) => {
    const items = Array.from({ length: count }, (_, index) => index)
    const { sizes, ask } = server(bears, partly)
    const { answers, unanswered } = await inAdaptiveBatches(items, size, ask)
    expect([...answers.keys(), ...unanswered].toSorted((a, b) => a - b)).toEqual(items)
    expect(sizes.length).toBeLessThanOrEqual(count + 8)
  })
})
