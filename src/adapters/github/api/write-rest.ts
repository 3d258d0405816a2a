import type { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { GitHubClient, Parameters } from '../octokit.ts'
import { API_VERSION, parsed } from './read-rest.ts'
import { refusalOf } from './refusal-of.ts'

/**
 * Sends one write, once: a 5xx after a write may have written, so nothing here or below tries again.
 * Throws a {@link Refusal}; after a `transient` one the caller has to look what became of it.
 */
export async function writeRest<Shape extends z.ZodType>(
  client: GitHubClient,
  route: `POST ${string}` | `PATCH ${string}`,
  parameters: Parameters,
  shape: Shape,
): Promise<z.output<Shape>> {
  try {
    const response = await client.request(route, {
      ...parameters,
      headers: API_VERSION,
      request: { retries: 0 },
    })
    if (response.status < 300) return parsed(response, shape, route)
  } catch (error) {
    throw refusalOf(error, route)
  }
  throw new Refusal('unavailable', `The repository moved: ${route}`, 'Use its present name.')
}
