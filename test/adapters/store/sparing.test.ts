import { describe, expect, it } from 'vitest'

import { sparing } from '../../../src/adapters/store/sparing.ts'

describe('what is done sparingly', () => {
  const asking = () => {
    const clock = { at: 0 }
    let done = 0
    const ask = sparing(
      () => (done += 1),
      { atOnce: 3, perSecond: 2 },
      () => clock.at,
    )
    const askOften = (times: number, asker = 'one') => {
      const before = done
      for (let n = 0; n < times; n++) ask(asker)
      return done - before
    }
    return { clock, askOften }
  }

  it('is done at once, but only so many times', () => {
    expect(asking().askOften(10)).toBe(3)
  })

  it('is done so many times a second however often it is asked for', () => {
    const { clock, askOften } = asking()
    askOften(10)
    const done = Array.from({ length: 100 }, () => {
      clock.at += 100
      return askOften(5)
    })
    expect(done.reduce((sum, one) => sum + one, 0)).toBe(20)
  })

  it('is done for one asker however often another asks', () => {
    const { askOften } = asking()
    askOften(100, 'another')
    expect(askOften(10)).toBe(3)
  })

  it('is done anew for whoever asked before a thousand others', () => {
    const { askOften } = asking()
    askOften(10)
    for (let n = 0; n < 999; n++) askOften(1, `other ${n}`)
    expect(askOften(1)).toBe(0)
    for (let n = 0; n < 1000; n++) askOften(1, `other ${n}`)
    expect(askOften(10)).toBe(3)
  })

  it('has its whole allowance again after a rest, and no more', () => {
    const { clock, askOften } = asking()
    askOften(10)
    clock.at += 60_000
    expect(askOften(10)).toBe(3)
  })
})
