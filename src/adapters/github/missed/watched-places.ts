import { z } from 'zod'

import { boundedClient } from '../api/bounded-client.ts'
import { readRest } from '../api/read-rest.ts'
import { wireId, wireInstant } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'

/** A repository as GitHub's own payloads carry it, of which we name what we use. */
const repository = z.looseObject({
  id: wireId,
  name: z.string().min(1),
  owner: z.looseObject({ login: z.string().min(1) }),
  default_branch: z.string().nullish(),
  pushed_at: wireInstant,
  archived: z.boolean().nullish(),
})

export type WatchedRepository = z.output<typeof repository>

const installation = z.object({ id: wireId, suspended_at: wireInstant })
const page = 100
const mostPages = 50

/** Every installation of the App that is not suspended, by the App's own client. */
export async function activeInstallations(client: GitHubClient): Promise<readonly string[]> {
  const found: string[] = []
  for (let number = 1; number <= mostPages; number++) {
    const asked = { per_page: page, page: number }
    const shape = z.array(installation)
    const listed = await readRest(boundedClient(client), 'GET /app/installations', asked, shape)
    found.push(...listed.filter((one) => one.suspended_at === null).map(({ id }) => id))
    if (listed.length < page) break
  }
  return found
}

/** The repositories of an installation to which something was pushed since then, the latest first. */
export async function busyRepositories(
  client: GitHubClient,
  since: number,
): Promise<readonly WatchedRepository[]> {
  const found: WatchedRepository[] = []
  for (let number = 1; number <= mostPages; number++) {
    const asked = { per_page: page, page: number }
    const shape = z.object({ repositories: z.array(repository) })
    const { repositories } = await readRest(
      boundedClient(client),
      'GET /installation/repositories',
      asked,
      shape,
    )
    found.push(...repositories.filter((one) => one.archived !== true && pushedAt(one) >= since))
    if (repositories.length < page) break
  }
  return found.sort((a, b) => pushedAt(b) - pushedAt(a))
}

function pushedAt({ pushed_at: at }: WatchedRepository): number {
  return at === null ? 0 : Date.parse(at)
}
