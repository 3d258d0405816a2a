import { z } from 'zod'

import type { Change } from '../../../engine/model/change.ts'
import type { BatchAnswer } from '../api/adaptive-batches.ts'
import { checksDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireInstant, wireList } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { checkNode } from './check-node.ts'

const contexts = z.object({
  totalCount: z.int().nonnegative(),
  nodes: wireList(checkNode),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
})

const pullNode = z.object({
  number: z.int().positive(),
  mergedAt: wireInstant,
  commits: z.object({
    nodes: wireList(
      z.object({ commit: z.object({ statusCheckRollup: z.object({ contexts }).nullish() }).nullish() }),
    ),
  }),
})

const answer = z.object({ repository: z.record(z.string(), pullNode.nullable()) })

/** A page of the checks of one pull request; `after` is null for the first. */
export type WantedPage = { readonly change: Change; readonly after: string | null }

/** A pull request with one page of its checks; they are absent where it has none. */
export type PullPage = Pick<z.output<typeof pullNode>, 'mergedAt'> & {
  readonly contexts: z.output<typeof contexts> | undefined
}

/** Asks for a page of the checks of each of these pull requests, by one query. */
export async function askForPages(
  { client, incident }: IncidentSession,
  batch: readonly WantedPage[],
): Promise<BatchAnswer<WantedPage, PullPage>> {
  const { owner, name } = incident.repo
  const pulls = batch.flatMap(({ change: { pull }, after }, index) => [
    [`pull${index}`, pull] as const,
    [`after${index}`, after] as const,
  ])
  const question = {
    name: 'ChecksAtMerge',
    document: checksDocument(batch.length),
    variables: { owner, name, ...Object.fromEntries(pulls) },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<WantedPage, PullPage>()
  for (const [index, wanted] of batch.entries()) {
    const node = data.repository[`p${index}`] ?? null
    if (node === null || isCutShort(problems, `p${index}`, false)) continue
    const found = node.commits.nodes[0]?.commit?.statusCheckRollup?.contexts
    answers.set(wanted, { mergedAt: node.mergedAt, contexts: found })
  }
  const isWhole = answers.size === batch.length
  return { answers, refusal: isWhole ? null : refusalOfProblems(problems, null, 'the query ChecksAtMerge') }
}
