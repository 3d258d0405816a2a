import { z } from 'zod'

import type { Instant } from '../../engine/model/ids.ts'
import { openAiClient, type OpenAiSettings } from './openai-client.ts'

const modelSchema = z.object({ shutdown_date: z.string().max(40).nullish() })

/**
 * When the provider will shut the model down, as its list of models says (`shutdown_date`); null where none is
 * announced, or the endpoint keeps no such list. Never throws.
 */
export async function shutdownDate(settings: OpenAiSettings): Promise<Instant | null> {
  try {
    const client = await openAiClient(settings)
    const read = modelSchema.safeParse(
      await client.models.retrieve(settings.model, { signal: AbortSignal.timeout(5_000), maxRetries: 0 }),
    )
    const date = Date.parse((read.success ? read.data.shutdown_date : null) ?? '')
    return Number.isNaN(date) ? null : (new Date(date).toISOString() as Instant)
  } catch {
    return null
  }
}
