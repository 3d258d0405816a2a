import { z } from 'zod'

import type { ModelAnswer } from '../../engine/ports.ts'

const count = z.int().nonnegative()
const usage = z.strictObject({ inputTokens: count, outputTokens: count })

/** An answer as a recording or a cache keeps it. */
export const answerSchema: z.ZodType<ModelAnswer> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    json: z.unknown(),
    tokens: count,
    usage: usage.exactOptional(),
    likely: z.record(z.string(), z.number().min(0).max(1)).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    because: z.string(),
    tokens: count,
    usage: usage.exactOptional(),
    fault: z.enum(['endpoint', 'answer', 'not-asked']).exactOptional(),
  }),
])
