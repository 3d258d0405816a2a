import type { IncomingMessage } from 'node:http'

export type Body =
  /** The body in the pieces in which it came. */
  | { readonly kind: 'read'; readonly pieces: readonly Buffer[] }
  | { readonly kind: 'too-large' }
  /** Newer bodies needed the memory: this one has to come again. */
  | { readonly kind: 'too-busy' }
  | { readonly kind: 'broken-off' }

export type BodyLimits = {
  /** Most bytes of one body. GitHub never delivers more than 25 MB. */
  readonly body: number
  /** Most bytes of all bodies that are being read at once. */
  readonly together: number
}

/** A body on its way. */
type Reading = { size: number; readonly giveUp: () => void }

/**
 * Reads bodies under both limits; what goes over one is given up at that byte, not at its end. When all together are too
 * large, the one that has been on its way longest goes: whoever dawdles takes no place from a delivery that is quick.
 */
export function bodyReader(limits: BodyLimits): (request: IncomingMessage) => Promise<Body> {
  const onTheirWay = new Set<Reading>()
  let inMemory = 0
  const makeRoom = (): void => {
    for (const oldest of onTheirWay) {
      if (inMemory <= limits.together) return
      inMemory -= oldest.size
      oldest.size = 0
      onTheirWay.delete(oldest)
      oldest.giveUp()
    }
  }
  return async (request) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.body) return { kind: 'too-large' }
    return await new Promise<Body>((resolve) => {
      const pieces: Buffer[] = []
      const end = (body: Body): void => {
        inMemory -= reading.size
        reading.size = 0
        onTheirWay.delete(reading)
        request.off('data', take)
        resolve(body)
      }
      const reading: Reading = {
        size: 0,
        giveUp: () => {
          pieces.length = 0
          end({ kind: 'too-busy' })
        },
      }
      const take = (piece: Buffer): void => {
        pieces.push(piece)
        reading.size += piece.byteLength
        inMemory += piece.byteLength
        if (reading.size > limits.body) end({ kind: 'too-large' })
        else makeRoom()
      }
      onTheirWay.add(reading)
      request.on('data', take)
      request.once('end', () => end({ kind: 'read', pieces }))
      for (const lost of ['error', 'aborted', 'close'] as const) {
        request.once(lost, () => end({ kind: 'broken-off' }))
      }
    })
  }
}
