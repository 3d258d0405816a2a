import { createHmac, timingSafeEqual } from 'node:crypto'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'

export const alertPath = '/api/alerts/'

/** What a monitoring system shows to tell of this repository, and of no other. */
export function alertToken(secret: string, { owner, name }: Repo): string {
  const subject = `alerts of ${owner}/${name}`.toLowerCase()
  return createHmac('sha256', secret).update(subject).digest('hex').slice(0, 40)
}

/** Compares in constant time. */
export function isAlertToken(given: string, secret: string, repo: Repo): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(alertToken(secret, repo))]
  return one.length === other.length && timingSafeEqual(one, other)
}

/**
 * `alert-token <owner>/<name>`: how to point a monitoring system here, in words.
 * @throws {Refusal} where no secret is set or the repository is not named
 */
export function sayAlertToken(given: readonly string[], secret: string | null): string {
  const [owner, name, ...more] = (given[0] ?? '').split('/')
  if (secret === null) {
    const mend = 'Set ALERT_SECRET to 32 bytes or more, such as `openssl rand -hex 32`.'
    throw new Refusal('misconfigured', 'No alerts are taken', mend)
  }
  if (!owner || !name || more.length > 0 || given.length !== 1)
    throw new Refusal(
      'bad-input',
      'It is not clear whose alerts are meant',
      'Say: alert-token <owner>/<name>.',
    )
  const token = alertToken(secret, { owner, name })
  return [
    `Address: https://<your host>${alertPath}${owner}/${name}?environment=production`,
    `Header:  Authorization: Bearer ${token}`,
    `Where no header can be set, the token follows the name: ${alertPath}${owner}/${name}/<token>`,
  ].join('\n')
}
