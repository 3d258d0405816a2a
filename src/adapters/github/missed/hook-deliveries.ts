import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readRest, readRestPage } from '../api/read-rest.ts'
import { wireId, wireInstant } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'

/** One attempt of GitHub's to deliver a webhook, as its list shows it. */
export type HookAttempt = {
  readonly id: string
  /** The same for every attempt of one delivery. */
  readonly guid: string
  readonly event: string
  readonly action: string | null
  readonly at: Instant | null
  /** The receiver took it: anything but an answer of 2xx, no answer included, is a failure. */
  readonly arrived: boolean
}

export type HookAttempts = {
  /** Newest first. */
  readonly attempts: readonly HookAttempt[]
  /** Where to go on: there were more since then than were asked for; null where these are all. */
  readonly next: string | null
}

/** What part of GitHub's list is asked for. */
export type HookWindow = {
  /** Milliseconds since the epoch. */
  readonly since: number
  /** Where an earlier look stopped; null for the newest. */
  readonly from: string | null
  /** A hundred attempts each. */
  readonly mostPages: number
}

const item = z
  .object({
    id: wireId,
    guid: z.string().regex(/^[\w-]{1,100}$/),
    delivered_at: wireInstant,
    status_code: z.number().nullish(),
    event: z.string(),
    action: z.string().nullish(),
  })
  .transform(({ id, guid, delivered_at: at, status_code: status, event, action }): HookAttempt => ({
    id,
    guid,
    event,
    action: action ?? null,
    at,
    arrived: status !== null && status !== undefined && status >= 200 && status < 300,
  }))

/**
 * Every attempt since then, by the App's own client. Unfiltered: GitHub's filter for failures knows answers of 400 to
 * 599 only, and not those that never came. GitHub remembers three days.
 */
export async function hookAttempts(
  client: GitHubClient,
  { since, from, mostPages }: HookWindow,
): Promise<HookAttempts> {
  const attempts: HookAttempt[] = []
  let cursor = from
  for (let page = 0; page < mostPages; page++) {
    const asked: Readonly<Record<string, unknown>> = { per_page: 100, ...(cursor === null ? {} : { cursor }) }
    const route = 'GET /app/hook/deliveries'
    const { value, next }: { readonly value: readonly HookAttempt[]; readonly next: string | null } =
      await readRestPage(boundedClient(client), route, asked, z.array(item))
    const recent = value.filter(({ at }) => at === null || Date.parse(at) >= since)
    attempts.push(...recent)
    if (next === null || recent.length < value.length) return { attempts, next: null }
    cursor = next
  }
  return { attempts, next: cursor }
}

const whole = z.object({ request: z.object({ payload: z.record(z.string(), z.unknown()) }) })

/** What GitHub tried to deliver. */
export async function hookPayload(
  client: GitHubClient,
  id: string,
): Promise<Readonly<Record<string, unknown>>> {
  const route = 'GET /app/hook/deliveries/{delivery_id}'
  return (await readRest(boundedClient(client), route, { delivery_id: id }, whole)).request.payload
}
