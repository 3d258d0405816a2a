import { createHash } from 'node:crypto'

import { z } from 'zod'

import type { Instant, Sha } from '../../engine/model/ids.ts'

const longestName = 200
const longestSays = 16 * 1024

/** Text that may be missing or something else. */
export const maybeText = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''))

/** The id that a system gave an alert, so that it fits everywhere; nothing where it gave none. */
export function keyOf(system: string, id: string): { readonly key?: string } {
  if (id === '') return {}
  return { key: createHash('sha256').update(`${system}\n${id}`).digest('hex').slice(0, 32) }
}

/** One line for a name: control characters gone, length bounded. */
export function nameOf(text: string): string {
  return text
    .slice(0, 2 * longestName)
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .toWellFormed()
}

/** The lines that are not empty, bounded. */
export function linesOf(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, longestSays)
    .toWellFormed()
}

/** A commit, where the text is a full one; a release such as `shop@<commit>` tells it as well. */
export function shaIn(text: string): Sha | null {
  const found = /(?:^|[@+:/-])([\da-f]{40})$/.exec(text.trim().slice(-300).toLowerCase())?.[1]
  return found === undefined ? null : (found as Sha)
}

/** ISO 8601, or seconds or milliseconds since 1970. */
export function instantOf(text: string): Instant | null {
  const number = /^\d{10,13}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  const at = Number.isNaN(number) ? Date.parse(text) : number < 1e11 ? number * 1000 : number
  return Number.isNaN(at) ? null : (new Date(at).toISOString() as Instant)
}

/** The environment among labels or tags, by the names that are in use for it. */
export function environmentOf(labels: Readonly<Record<string, string>>): string | null {
  for (const name of ['environment', 'env', 'deployment_environment', 'stage']) {
    const found = nameOf(labels[name] ?? '')
    if (found !== '') return found
  }
  return null
}
