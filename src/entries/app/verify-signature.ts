import { Webhooks } from '@octokit/webhooks'

/** The newest secret first; a second one while it is being replaced. */
export type Secrets = readonly [string, ...string[]]

/** Whether one of the secrets signed exactly these bytes. */
export type VerifySignature = (bytes: Buffer, signature: string) => Promise<boolean>

/** Compares in constant time (that of `@octokit/webhooks`, by `timingSafeEqual`). */
export function signatureVerifier(secrets: Secrets): VerifySignature {
  const signers = secrets.map((secret) => new Webhooks({ secret }))
  return async (bytes, signature) => {
    const text = exactText(bytes)
    if (text === null || text === '') return false
    const answers = await Promise.all(signers.map(async (signer) => await signer.verify(text, signature)))
    return answers.includes(true)
  }
}

/** The text that encodes to these very bytes, or null: JSON is UTF-8, and what is not cannot be from GitHub. */
function exactText(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
