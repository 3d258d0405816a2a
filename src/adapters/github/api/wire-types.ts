import { z } from 'zod'

import type { Instant, Sha } from '../../../engine/model/ids.ts'

/** Ids become strings: the JSON reader gives integers beyond 2^53 as BigInt. */
export const wireId = z
  .union([z.int().nonnegative(), z.bigint().nonnegative(), z.string().regex(/^\d{1,32}$/)])
  .transform(String)

export const wireSha = z
  .string()
  .regex(/^[0-9a-f]{40}$/)
  .transform((text) => text as Sha)

/** A point in time in UTC, or null where GitHub sent none or none that can be read. */
export const wireInstant = z
  .string()
  .nullish()
  .transform((text): Instant | null => {
    const at = Date.parse(text ?? '')
    return Number.isNaN(at) ? null : (new Date(at).toISOString() as Instant)
  })

/** Text that may be missing. */
export const wireText = z
  .string()
  .nullish()
  .transform((text) => text ?? '')

/** A list whose members GitHub may replace by null, as GraphQL does beside an error. */
export function wireList<T extends z.ZodType>(member: T) {
  return z
    .array(member.nullable())
    .nullish()
    .transform((members) => (members ?? []).filter((one) => one !== null))
}
