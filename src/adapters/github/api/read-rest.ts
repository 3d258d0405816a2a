import type { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { GitHubClient, GitHubResponse, Parameters } from '../octokit.ts'
import { movedAddress } from './moved-address.ts'
import { refusalOf } from './refusal-of.ts'

/** Pinned: newer versions drop fields without notice in the answers themselves. */
export const API_VERSION = { 'x-github-api-version': '2022-11-28' }

/**
 * Reads one REST answer and parses it. `route` is a template such as `GET /repos/{owner}/{repo}`.
 * Throws a {@link Refusal} for everything else than a readable answer.
 */
export async function readRest<Shape extends z.ZodType>(
  client: GitHubClient,
  route: `GET ${string}`,
  parameters: Parameters,
  shape: Shape,
): Promise<z.output<Shape>> {
  return parsed(await answerTo(client, route, parameters), shape, route)
}

/** Parses an answer; one that is cut short or in an unknown shape is refused, never guessed at. */
export function parsed<Shape extends z.ZodType>(
  response: GitHubResponse,
  shape: Shape,
  route: string,
): z.output<Shape> {
  const read = shape.safeParse(response.data)
  if (read.success) return read.data
  const cut = typeof response.data !== 'object' || response.data === null
  throw new Refusal(
    cut ? 'transient' : 'unavailable',
    `GitHub's answer to ${route} ${cut ? 'was cut short' : 'is not in the documented shape'}`,
    cut ? 'Try again later.' : 'Report this with the version of your GitHub server.',
  )
}

async function answerTo(
  client: GitHubClient,
  route: string,
  parameters: Parameters,
): Promise<GitHubResponse> {
  try {
    const response = await client.request(route, { ...parameters, headers: API_VERSION })
    return response.status < 300 ? response : await answerToMoved(client, route, response)
  } catch (error) {
    throw refusalOf(error, route)
  }
}

/** A renamed repository answers with its new address. It is followed once, and only on the API itself. */
async function answerToMoved(
  client: GitHubClient,
  route: string,
  response: GitHubResponse,
): Promise<GitHubResponse> {
  const address = movedAddress(client, response)
  if (address !== null) {
    const second = await client.request(`GET ${address}`, { headers: API_VERSION })
    if (second.status < 300) return second
  }
  throw new Refusal(
    'unavailable',
    `GitHub sent us elsewhere for ${route}`,
    'Use the present name of the repository.',
  )
}
