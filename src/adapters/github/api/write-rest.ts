import type { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { GitHubClient, GitHubResponse, Parameters } from '../octokit.ts'
import { movedAddress } from './moved-address.ts'
import { API_VERSION, parsed } from './read-rest.ts'
import { refusalOf } from './refusal-of.ts'

/**
 * Sends one write, once: a 5xx after a write may have written, so nothing here or below tries again.
 * Throws a {@link Refusal}; after a `transient` one the caller has to look what became of it.
 * A renamed repository sends us on; it is followed once, and only on the API itself.
 */
export async function writeRest<Shape extends z.ZodType>(
  client: GitHubClient,
  route: `POST ${string}` | `PATCH ${string}`,
  parameters: Parameters,
  shape: Shape,
): Promise<z.output<Shape>> {
  try {
    const response = await sent(client, route, parameters)
    if (response.status < 300) return parsed(response, shape, route)
    const address = movedAddress(client, response)
    const [method] = route.split(' ')
    // A redirect has done nothing, so this is no second try; the new address has everything but the body in it.
    const again =
      address === null ? null : await sent(client, `${method} ${address}`, bodyOf(route, parameters))
    if (again !== null && again.status < 300) return parsed(again, shape, route)
  } catch (error) {
    throw refusalOf(error, route)
  }
  throw new Refusal('unavailable', `The repository moved: ${route}`, 'Use its present name.')
}

async function sent(client: GitHubClient, route: string, parameters: Parameters): Promise<GitHubResponse> {
  return await client.request(route, { ...parameters, headers: API_VERSION, request: { retries: 0 } })
}

/** The parameters that are not part of the path. */
function bodyOf(route: string, parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !route.includes(`{${name}}`)))
}
