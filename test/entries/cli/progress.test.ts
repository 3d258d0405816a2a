import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { progress, progressLine } from '../../../src/entries/cli/progress.ts'

function watched(isTTY: boolean, times: readonly number[], columns?: number) {
  const said: string[] = []
  const left = [...times]
  const stream = {
    isTTY,
    ...(columns === undefined ? {} : { columns }),
    write: (text: string | Uint8Array) => said.push(String(text)) > 0,
  }
  return { said, bar: progress(stream, 10, { from: 2, now: () => left.shift() ?? 0 }) }
}

describe('the progress line', () => {
  it('is not written where nobody looks', () => {
    const { said, bar } = watched(false, [])
    bar.show(3)
    bar.clear()
    expect(said).toEqual([])
  })

  it('is written over itself and wiped at the end', () => {
    const { said, bar } = watched(true, [0, 1000, 1000])
    bar.show(4)
    bar.clear()
    expect(said).toEqual([`\r\u001b[K${progressLine(4, 10, 3)}`, '\r\u001b[K'])
  })

  it.each([
    [20, 19],
    [0, 60],
    [200, 60],
  ])('stays on one line of a terminal that is %i wide', (columns, longest) => {
    const { said, bar } = watched(true, [0, 1000, 1000], columns)
    bar.show(4)
    const line = said.join('').replace('\r\u001b[K', '')
    expect(line).toBe(progressLine(4, 10, 3).slice(0, longest))
  })

  it('is written ten times a second at most', () => {
    const { said, bar } = watched(true, [0, 1000, 1000, 1050, 1200, 1200])
    bar.show(3)
    bar.show(4)
    bar.show(5)
    expect(said.map((one) => one.includes(' 4/10'))).toEqual([false, false])
  })

  it('shows how far it is and how long it takes', () => {
    expect(progressLine(27, 108, 12)).toBe('[######··················]  27/108 cases, about 12 s left')
    expect(progressLine(0, 108, null)).toBe('[························]   0/108 cases')
    expect(progressLine(108, 108, 0)).toContain('[########################] 108/108')
    expect(progressLine(1, 108, 600)).toContain('about 10 min left')
  })

  test.prop([fc.nat(1000), fc.nat(1000)])('is as wide at any point', (done, more) => {
    const total = done + more + 1
    expect(progressLine(done, total, null).length).toBe(progressLine(total, total, null).length)
  })
})
