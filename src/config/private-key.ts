import { createPrivateKey } from 'node:crypto'

export type PrivateKey =
  | { readonly kind: 'read'; readonly pem: string }
  | { readonly kind: 'missing'; readonly says: string }

/** The App's key from its text or its file; `readFile` throws where it cannot read. What it says never holds the key. */
export function readPrivateKey(
  text: string | undefined,
  path: string | undefined,
  readFile: (path: string) => string,
): PrivateKey {
  if (text === undefined && path === undefined)
    return { kind: 'missing', says: 'is not set, and neither is PRIVATE_KEY_PATH' }
  let given = text ?? ''
  if (text === undefined && path !== undefined) {
    try {
      given = readFile(path)
    } catch {
      return { kind: 'missing', says: 'cannot be read from the file that PRIVATE_KEY_PATH names' }
    }
  }
  const pem = pemOf(given)
  try {
    const { asymmetricKeyType } = createPrivateKey(pem)
    return asymmetricKeyType === 'rsa'
      ? { kind: 'read', pem }
      : { kind: 'missing', says: 'is not an RSA key' }
  } catch {
    return { kind: 'missing', says: 'is not a private key in PEM' }
  }
}

/** Settings pages lose line ends, so a key may come on one line with `\n` written out, or in base64. */
function pemOf(given: string): string {
  const text = given.trim().replace(/^["']|["']$/gu, '')
  if (text.includes('-----BEGIN')) return text.replaceAll(String.raw`\n`, '\n')
  return Buffer.from(text, 'base64').toString('utf8')
}
