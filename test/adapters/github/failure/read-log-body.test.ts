import { describe, expect, it } from 'vitest'

import { readLogBody } from '../../../../src/adapters/github/failure/read-log-body.ts'
import { condenseLog } from '../../../../src/engine/gather/condense-log.ts'

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

const read = (body: ReadableStream<Uint8Array>, most = 1_000) => readLogBody(body, condenseLog(), most)

describe('the body of a log', () => {
  it('is read whole where it fits, however it comes', async () => {
    const whole = bytes('café 🐛\nend')
    const byBytes = [...whole].map((byte) => new Uint8Array([byte]))
    const log = { text: 'café 🐛\nend', completeness: { kind: 'complete' } }
    expect(await read(stream(byBytes))).toEqual(log)
    expect(await read(stream([whole]), whole.length)).toEqual(log)
  })

  it('is not read beyond the limit, and says so', async () => {
    let given = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1
        controller.enqueue(bytes('x'.repeat(100)))
      },
    })
    expect(await read(endless)).toEqual({
      text: 'x'.repeat(1_000),
      completeness: { kind: 'truncated', because: 'reading stopped after 1000 bytes' },
    })
    expect(given).toBeLessThan(15)
  })

  it('keeps what came before the connection broke', async () => {
    expect(await read(stream([bytes('abc')], 'breaks'))).toEqual({
      text: 'abc',
      completeness: { kind: 'truncated', because: 'the download broke off after 3 bytes' },
    })
  })

  it('may hold bytes that are no text', async () => {
    expect(await read(stream([new Uint8Array([0, 255, 254, 65])]))).toEqual({
      text: '\0\uFFFD\uFFFDA',
      completeness: { kind: 'complete' },
    })
  })
})
