import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'
import { quoteOf } from '../../../../src/engine/judge/symptoms/quote.ts'

const quotes = (log: string, about?: string) => logLines(log).map((line) => quoteOf(line, about))

describe('a quote', () => {
  it('is the line without its stamp where no colour splits it', () => {
    expect(quotes('2031-01-02T03:04:05Z   error: no  ')).toEqual(['error: no'])
  })

  it('is the part that matters where colours split the line', () => {
    const line = '\u001B[96msrc/a.ts\u001B[0m:\u001B[93m3\u001B[0m - TS1: a long message'
    expect(quotes(line, 'src/a.ts')).toEqual(['src/a.ts'])
    expect(quotes(line)).toEqual(['- TS1: a long message'])
  })

  it('shows the part that matters of a very long line', () => {
    const [quote] = quotes(`${'x'.repeat(3_000)} here ${'y'.repeat(3_000)}`, 'here')
    expect(quote).toContain('here')
    expect(quote?.length).toBeLessThanOrEqual(400)
  })

  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\u001B[1m', '\u001B[22;39m', '\t', '\r', '\n'),
  )

  test.prop([fc.array(piece), fc.string()])(
    'is a byte-for-byte part of the log, and whole characters',
    (pieces, about) => {
      const log = pieces.join('')
      for (const quote of quotes(log, about)) {
        expect(log).toContain(quote)
        expect(quote.isWellFormed() || !log.isWellFormed()).toBe(true)
      }
    },
  )
})
