import type { Completeness } from '../../../engine/model/completeness.ts'
import type { LogText } from '../../../engine/model/failure.ts'

export type LogLimits = {
  /** Bytes kept from the start and from the end. */
  readonly head: number
  readonly tail: number
  /** Bytes after which reading stops; what comes later is not seen at all. */
  readonly most: number
}

/**
 * Reads a log of any length in fixed memory: its start, which tells what ran, and its end, which tells how it failed.
 * A line takes the place of what lies between. A stream that breaks off keeps what came before.
 */
export async function readCapped(body: ReadableStream<Uint8Array>, limits: LogLimits): Promise<LogText> {
  const kept = headAndTail(limits)
  let because: string | null = null
  const reader = body.getReader()
  try {
    while (kept.seen() < limits.most) {
      const { done, value } = await reader.read()
      if (done) return kept.text(null)
      kept.add(value)
    }
    because = `reading stopped after ${kept.seen()} bytes`
  } catch {
    because = `the download broke off after ${kept.seen()} bytes`
  } finally {
    await reader.cancel().catch(() => undefined)
  }
  return kept.text(because)
}

function headAndTail(limits: LogLimits) {
  const head: Uint8Array[] = []
  const tail: Uint8Array[] = []
  let headSize = 0
  let tailSize = 0
  let seen = 0
  const add = (chunk: Uint8Array): void => {
    seen += chunk.byteLength
    const room = limits.head - headSize
    if (room > 0) {
      head.push(chunk.subarray(0, room))
      headSize += Math.min(room, chunk.byteLength)
    }
    if (chunk.byteLength <= room) return
    tail.push(chunk.subarray(Math.max(0, room)))
    tailSize += chunk.byteLength - Math.max(0, room)
    for (let first = tail[0]; first && tailSize - first.byteLength >= limits.tail; first = tail[0]) {
      tail.shift()
      tailSize -= first.byteLength
    }
  }
  const text = (brokenOff: string | null): LogText => {
    const start = Buffer.concat(head)
    const end = Buffer.concat(tail).subarray(-limits.tail)
    return joined(start, end, seen - start.byteLength - end.byteLength, brokenOff)
  }
  return { add, text, seen: () => seen }
}

function joined(start: Buffer, end: Buffer, between: number, brokenOff: string | null): LogText {
  const whole = between === 0 ? decode(Buffer.concat([start, end])) : null
  if (whole !== null && brokenOff === null) return { text: whole, completeness: { kind: 'complete' } }
  const reasons = [
    ...(between > 0 ? [`${between} bytes between the start and the end were left out`] : []),
    ...(brokenOff === null ? [] : [brokenOff]),
  ]
  const completeness: Completeness = { kind: 'truncated', because: `${reasons.join('; ')}.` }
  const text = whole ?? `${decode(start)}\n[${between} bytes of this log were left out]\n${decode(end)}`
  return { text, completeness }
}

/** Bytes that are no UTF-8 become the replacement character. */
function decode(bytes: Buffer): string {
  return new TextDecoder().decode(bytes)
}
