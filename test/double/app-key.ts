import { createHash, createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto'

import type { Permissions } from './records.ts'

export type DoubleApp = {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly clientId: string
  readonly owner: string
  /** PKCS#8 PEM. */
  readonly privateKey: string
  readonly publicKey: string
  readonly permissions: Permissions
  readonly events: readonly string[]
}

let pair: { readonly privateKey: string; readonly publicKey: string } | null = null

/** One key for all doubles of a process: making one takes a good part of a second. */
export function appKeyPair(): { readonly privateKey: string; readonly publicKey: string } {
  pair ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return pair
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JSON web token as the App would make it; `claims` may spoil it. Times are seconds since the epoch. */
export function signAppJwt(app: DoubleApp, claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const body = { iat: now - 30, exp: now + 540, iss: app.id, ...claims }
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(body)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(app.privateKey, 'base64url')}`
}

const decode = (part: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function readClaims(jwt: string, publicKey: string): Record<string, unknown> | null {
  const [header = '', body = '', signature = ''] = jwt.split('.')
  try {
    if (decode(header)['alg'] !== 'RS256') return null
    const verified = createVerify('RSA-SHA256')
      .update(`${header}.${body}`)
      .verify(publicKey, signature, 'base64url')
    return verified ? decode(body) : null
  } catch {
    return null
  }
}

const longestLife = 600

/** Null when the token is good, else the words with which GitHub refuses it. */
export function whyJwtIsRefused(jwt: string, app: DoubleApp): string | null {
  const claims = readClaims(jwt, app.publicKey)
  if (claims === null) return 'A JSON web token could not be decoded'
  const now = Math.floor(Date.now() / 1000)
  const { exp, iat, iss } = claims
  if (typeof exp !== 'number' || exp <= now) {
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"
  }
  if (typeof iat !== 'number' || iat > now) {
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"
  }
  if (exp > now + longestLife) return "'Expiration time' claim ('exp') is too far in the future"
  if (String(iss) !== String(app.id) && iss !== app.clientId) return 'Integration not found'
  return null
}

/** An installation token of the shape of 2026: `ghs_<app>_<JWT>`, about 520 characters with dots. */
export function newInstallationToken(app: DoubleApp): string {
  const part = (bytes: number): string => randomBytes(bytes).toString('base64url')
  return `ghs_${app.id}_${part(27)}.${part(180)}.${part(171)}`
}

/** A stable number for a name, for ids of accounts. */
export const idOf = (name: string): number =>
  createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE(0) % 100_000_000

/** A global node id as GitHub builds them: base64 of MessagePack [0, …numbers or text]. */
export function nodeId(prefix: string, ...parts: readonly (number | string)[]): string {
  const pieces = parts.map((part) => {
    if (typeof part === 'string') {
      const text = Buffer.from(part)
      return Buffer.concat([Buffer.from([0xd9, text.length]), text])
    }
    const number = Buffer.alloc(5)
    number[0] = 0xce
    number.writeUInt32BE(part % 2 ** 32, 1)
    return number
  })
  const packed = Buffer.concat([Buffer.from([0x91 + parts.length, 0]), ...pieces])
  return `${prefix}_${packed.toString('base64url')}`
}
