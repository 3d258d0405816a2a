import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import { trueLine } from '../../../src/engine/model/true-line.ts'

const MiB = 1024 * 1024

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function condensed(text: string | Uint8Array, piece = 60_000) {
  const all = typeof text === 'string' ? bytes(text) : text
  const condenser = condenseLog()
  for (let at = 0; at < all.length; at += piece) condenser.add(all.subarray(at, at + piece))
  return condenser.end()
}

/** The lines of a condensed log by their numbers in the log. */
function numbered(log: ReturnType<typeof condensed>): ReadonlyMap<number, string> {
  const numberOf = trueLine(log.elisions)
  return new Map(log.text.split('\n').map((line, index) => [numberOf(index + 1), line]))
}

/** A log of many dull lines, all different, but for those given by their index. */
function aLongLog(count: number, others: Readonly<Record<number, string>> = {}): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => others[index] ?? `[${index}] compiled src/part/${index}.c ${'-'.repeat(60)}`,
  )
}

describe('a log that fits', () => {
  it.each(['', '\n', 'one', 'one\n', 'one\r\ntwo', '\u0000\u0001', '10%\r20%\r\n', 'ünïcödé 🐛\n\n'])(
    'is kept as it is: %j',
    (text) => expect(condensed(text)).toEqual({ text, completeness: { kind: 'complete' } }),
  )

  it('is kept up to more than two megabytes', () => {
    const text = aLongLog(24_000).join('\n')
    expect(text.length).toBeGreaterThan(2 * MiB)
    expect(condensed(text)).toEqual({ text, completeness: { kind: 'complete' } })
  })
})

describe('a long log', () => {
  const others = { 150_000: '##[error]src/a.c:3: no such door', 150_100: 'after it', 250_000: 'TypeError: x' }
  const lines = aLongLog(400_000, others)
  const log = condensed(lines.join('\n'))

  it('keeps its start, its end and what stands around failures, with the numbers the lines have', () => {
    const kept = numbered(log)
    for (const index of [0, 2_000, 399_999, 380_000, 149_960, 150_000, 150_080, 250_000])
      expect(kept.get(index + 1)).toBe(lines[index])
    for (const index of [100_000, 149_959, 150_081, 200_000]) expect(kept.has(index + 1)).toBe(false)
    for (const [number, line] of kept) expect(line).toBe(lines[number - 1])
  })

  it('says how much of it is missing', () => {
    const out = log.elisions?.reduce((sum, one) => sum + one.lines, 0)
    expect(log.text.split('\n').length + (out ?? 0)).toBe(400_000)
    expect(log.completeness).toEqual({
      kind: 'truncated',
      because: `${out} of its 400000 lines were left out between its start and its end`,
    })
  })

  it('is the same however it came', () => {
    const text = lines.slice(0, 120_000).join('\n')
    expect(condensed(text, 1_000_003)).toEqual(condensed(text, 4_097))
  })

  it('keeps an announced failure though many lines before it hold a word for failing', () => {
    const noise = Array.from(
      { length: 100_000 },
      (_, at) => `plugin-${word(at)} adds prefer-error-${word(at * 7)}`,
    )
    const dull = aLongLog(100_000)
    const kept = condensed([...noise, 'panic: no such door', ...dull].join('\n'))
    expect(kept.text).toContain('panic: no such door')
    expect(kept.text.length).toBeLessThan(4 * MiB)
    expect(kept.completeness).toMatchObject({
      because: expect.stringContaining('near lines that look like a'),
    })
  })

  it('of short lines keeps fewer bytes', () => {
    const short = condensed('x\n'.repeat(1_000_000))
    expect(short.text.split('\n').length).toBeLessThan(100_000)
    expect(short.elisions).toHaveLength(1)
  })

  it('does not let one line, said over and over, take the place of another', () => {
    const same = Array.from({ length: 200_000 }, (_, at) => `Error: ${at} retries left`)
    const kept = condensed([...same, 'AssertionError: doors differ', ...aLongLog(100_000)].join('\n'))
    expect(kept.text).toContain('AssertionError: doors differ')
  })
})

/** A word without digits. */
function word(seed: number): string {
  return String(seed).replaceAll(/\d/g, (digit) => 'qwertzuiop'.charAt(Number(digit)))
}

describe('an endless line', () => {
  const cut = { kind: 'truncated', because: 'of 1 lines only the first 8 KiB were kept' }

  it('keeps its beginning, and the lines after it their numbers', () => {
    const log = condensed(`one\n${'x'.repeat(5_000_000)}\nthree\n`)
    expect(log).toEqual({ text: `one\n${'x'.repeat(8_192)}\nthree\n`, completeness: cut })
  })

  it('that was redrawn keeps the beginning of its last state', () => {
    const redrawn = Array.from({ length: 100_000 }, (_, at) => `${at} of 100000`).join('\r')
    expect(condensed(`${redrawn}\r\nnext`)).toEqual({ text: '99999 of 100000\nnext', completeness: cut })
  })

  it('is not cut within a character', () => {
    const { text } = condensed(`a${'é'.repeat(9_000)}`)
    expect(text).toBe(`a${'é'.repeat(4_095)}`)
  })

  it('may be the whole log', () => {
    expect(condensed(new Uint8Array(3_000_000)).text).toBe('\u0000'.repeat(8_192))
  })
})

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    'Error: no\n',
    'x'.repeat(9_000),
    'é'.repeat(20_000),
    'y\r'.repeat(20_000),
  ),
)

test.prop([fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 70_000 })])(
  'any text keeps its lines, at most 8 KiB of each, however it comes',
  (pieces, size) => {
    const text = pieces
      .join('')
      .toWellFormed()
      .replace(/^\uFEFF/u, '')
    const log = condensed(text, Math.max(size, text.length / 200))
    expect(log).toEqual(condensed(text))
    const lines = text.split('\n')
    const kept = log.text.split('\n')
    expect(kept.length).toBe(lines.length)
    for (const [index, line] of kept.entries()) {
      expect(bytes(line).length).toBeLessThanOrEqual(8_192)
      const whole = lines[index] ?? ''
      if (bytes(whole).length <= 8_192) expect(line).toBe(whole)
      else expect(whole).toContain(line)
    }
  },
)
