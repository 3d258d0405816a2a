import type { LogText } from '../../../engine/model/failure.ts'
import type { LogCondenser } from '../../../engine/ports.ts'

/**
 * Reads a log of any length as it comes, in the memory of the condenser. After `most` bytes reading stops: what comes
 * later is not seen at all. A stream that breaks off keeps what came before.
 */
export async function readLogBody(
  body: ReadableStream<Uint8Array>,
  condenser: LogCondenser,
  most: number,
): Promise<LogText> {
  let seen = 0
  const reader = body.getReader()
  try {
    while (seen <= most) {
      const { done, value } = await reader.read()
      if (done) return condenser.end()
      condenser.add(value.subarray(0, most - seen))
      seen += value.byteLength
    }
    return condenser.end(`reading stopped after ${most} bytes`)
  } catch {
    return condenser.end(`the download broke off after ${seen} bytes`)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
