import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readCapped } from '../../../../src/adapters/github/failure/read-capped.ts'

const limits = { head: 8, tail: 16, most: 1_000 }

function stream(
  chunks: readonly Uint8Array[],
  end: 'closes' | 'breaks' = 'closes',
): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks[at]
      at += 1
      if (chunk !== undefined) controller.enqueue(chunk)
      else if (end === 'closes') controller.close()
      else controller.error(new Error('reset'))
    },
  })
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe('a log in fixed memory', () => {
  it('keeps the start and the end of a long one and says what is missing', async () => {
    const text = `${'a'.repeat(8)}${'b'.repeat(50)}${'c'.repeat(16)}`
    expect(await readCapped(stream([bytes(text)]), limits)).toEqual({
      text: 'aaaaaaaa\n[50 bytes of this log were left out]\ncccccccccccccccc',
      completeness: { kind: 'truncated', because: '50 bytes between the start and the end were left out.' },
    })
  })

  it('stops reading at the limit of all and tells so', async () => {
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(bytes('x'.repeat(100)))
      },
    })
    const log = await readCapped(endless, limits)
    expect(log.completeness).toMatchObject({
      because: expect.stringContaining('reading stopped after 1000 bytes'),
    })
    expect(given).toBeLessThan(15)
  })

  it('keeps what came before the connection broke', async () => {
    expect(await readCapped(stream([bytes('abc')], 'breaks'), limits)).toEqual({
      text: 'abc',
      completeness: { kind: 'truncated', because: 'the download broke off after 3 bytes.' },
    })
  })

  it('bears bytes that are no text', async () => {
    const log = await readCapped(stream([new Uint8Array([0, 255, 254, 65])]), limits)
    expect(log).toEqual({ text: '\0\uFFFD\uFFFDA', completeness: { kind: 'complete' } })
  })

  test.prop([fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 })])(
    'is the same text however it was cut into pieces, or its start and end',
    async (pieces) => {
      const whole = bytes(pieces.join(''))
      const inPieces = await readCapped(stream(pieces.map(bytes)), limits)
      const byBytes = await readCapped(stream([...whole].map((byte) => new Uint8Array([byte]))), limits)
      expect(byBytes).toEqual(inPieces)
      const fits = whole.byteLength <= limits.head + limits.tail
      expect(inPieces.completeness.kind).toBe(fits ? 'complete' : 'truncated')
      if (fits) expect(inPieces.text).toBe(new TextDecoder().decode(whole))
    },
  )
})
