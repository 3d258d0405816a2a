import { z } from 'zod'

import type { Instant } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import type { KnownRevert, RevertHistory } from '../../../engine/model/revert.ts'
import type { RevertSource } from '../../../engine/ports.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'
import { type Identity, isOurDraft, takenBackBy } from './draft-names.ts'
import { type Pull, pull } from './pull-shape.ts'
import { NEWEST_PULLS } from './revert-documents.ts'

const MOST_PAGES = 5

const page = z.object({
  repository: z.object({
    pullRequests: z.object({
      nodes: wireList(pull),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    }),
  }),
})

/** Reads what GitHub knows of reverts; one call for a hundred new pull requests. */
export function githubReverts(client: GitHubClient, identity: Identity): RevertSource {
  const bounded = boundedClient(client)
  return {
    history: async (repo, since) => {
      const found = (await pullsSince(bounded, repo, since)).flatMap((one) => {
        const of = takenBackBy(one, repo)
        return of === null ? [] : [{ one, of, isOurs: isOurDraft(one, repo, of, identity) }]
      })
      return {
        reverts: found.map(({ one, of, isOurs }) => knownRevert(one, of, isOurs)),
        opened: found.flatMap(({ one, isOurs }) => (isOurs && one.createdAt !== null ? [one.createdAt] : [])),
      } satisfies RevertHistory
    },
  }
}

function knownRevert({ number, state }: Pull, of: number, isOurs: boolean): KnownRevert {
  const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const
  return { number, of, state: states[state], isOurs }
}

/** All of them or none: who does not know all must not say that there is no revert. */
async function pullsSince(client: GitHubClient, repo: Repo, since: Instant): Promise<readonly Pull[]> {
  const found: Pull[] = []
  let after: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { nodes, pageInfo } = await onePage(client, repo, after)
    found.push(...nodes)
    const oldest = nodes.at(-1)?.createdAt ?? null
    const isPast = oldest !== null && Date.parse(oldest) < Date.parse(since)
    if (isPast || !pageInfo.hasNextPage) return found
    after = pageInfo.endCursor ?? null
  }
  const because = `There are more than ${MOST_PAGES * 100} pull requests since ${since}`
  throw new Refusal('unavailable', because, 'Look for an earlier revert by hand.')
}

async function onePage(client: GitHubClient, { owner, name }: Repo, after: string | null) {
  const question = {
    name: 'NewestPulls',
    document: NEWEST_PULLS,
    variables: { owner, name, after },
    retried: true,
  }
  const { data, problems } = await readGraphql(client, question, page)
  if (problems.length === 0) return data.repository.pullRequests
  throw new Refusal('transient', 'GitHub gave only a part of the pull requests', 'Try again later.')
}
