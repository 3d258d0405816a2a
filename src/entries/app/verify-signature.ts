import { createHmac, timingSafeEqual } from 'node:crypto'

/** The newest secret first; a second one while it is being replaced. */
export type Secrets = readonly [string, ...string[]]

/** Whether one of the secrets signed exactly these bytes, given in pieces. `signature` is `sha256=` and hex digits. */
export type VerifySignature = (pieces: readonly Uint8Array[], signature: string) => boolean

/** Takes the bytes as they came, in constant time: a body that nobody signed is never joined, decoded or parsed. */
export function signatureVerifier(secrets: Secrets): VerifySignature {
  return (pieces, signature) => {
    const given = Buffer.from(signature.replace(/^sha256=/, ''), 'hex')
    const answers = secrets.map((secret) => {
      const hmac = createHmac('sha256', secret)
      for (const piece of pieces) hmac.update(piece)
      const right = hmac.digest()
      return given.length === right.length && timingSafeEqual(given, right)
    })
    return answers.includes(true)
  }
}
