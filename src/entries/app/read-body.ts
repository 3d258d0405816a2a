import type { IncomingMessage } from 'node:http'

export type Body =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** So much of other bodies is in memory that this one has to come again later. */
  | { readonly kind: 'too-busy' }
  | { readonly kind: 'broken-off' }

export type BodyLimits = {
  /** Most bytes of one body. GitHub never delivers more than 25 MB. */
  readonly body: number
  /** Most bytes of all bodies that are being read at once. */
  readonly together: number
}

/** Reads bodies under both limits; what goes over one is given up at that byte, not at its end. */
export function bodyReader(limits: BodyLimits): (request: IncomingMessage) => Promise<Body> {
  let inMemory = 0
  return async (request) => {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.body) return { kind: 'too-large' }
    const chunks: Buffer[] = []
    let size = 0
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.byteLength
        inMemory += chunk.byteLength
        if (size > limits.body) return { kind: 'too-large' }
        if (inMemory > limits.together) return { kind: 'too-busy' }
        chunks.push(chunk)
      }
      return { kind: 'read', bytes: Buffer.concat(chunks, size) }
    } catch {
      return { kind: 'broken-off' }
    } finally {
      inMemory -= size
    }
  }
}
