import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import { RECENTLY_MERGED } from '../api/graphql-documents.ts'
import { refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireId, wireList } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'
import { mergedInto, nameOf, type OwnRepo, type PullFacts, pullNode } from './pull-facts.ts'

export type RecentMergedPulls = {
  readonly pulls: readonly PullFacts[]
  readonly own: OwnRepo
  /** Why some or all are missing; null where none are. */
  readonly refusal: Refusal | null
}

/** GitHub cuts heavy queries short, and how heavy is not foretold: fewer are asked for after each failure. */
const COUNTS = [50, 25, 12, 6]

const answer = z.object({
  repository: z.object({
    databaseId: wireId.nullish(),
    nameWithOwner: z.string().nullish(),
    pullRequests: z.object({ nodes: wireList(pullNode) }).nullish(),
  }),
})

/**
 * The fifty merged pull requests of the branch (of any, where it is not known) that were touched last.
 * Their merge commits catch what GitHub's index from commits to pull requests does not know yet.
 */
export const recentMergedPulls = perSession(async (session: IncidentSession): Promise<RecentMergedPulls> => {
  const unknown: OwnRepo = { id: null, name: nameOf(session.incident.repo) }
  let least: RecentMergedPulls = { pulls: [], own: unknown, refusal: null }
  for (const count of COUNTS) {
    const { pulls, own, refusal } = await newest(session, count, unknown)
    if (refusal === null) return { pulls, own, refusal: null }
    least = { pulls: pulls.length > least.pulls.length ? pulls : least.pulls, own, refusal }
    if (refusal.kind !== 'transient' || refusal.retryAfterMs !== null) break
  }
  return least
})

async function newest(
  { client, incident }: IncidentSession,
  count: number,
  unknown: OwnRepo,
): Promise<RecentMergedPulls> {
  const base = incident.failing.kind === 'workflow-run' ? incident.failing.branch : null
  const variables = { ...incident.repo, base, count }
  const question = { name: 'RecentlyMerged', document: RECENTLY_MERGED, variables, retried: false }
  try {
    const { data, problems } = await readGraphql(client, question, answer)
    const { databaseId: id, nameWithOwner: name, pullRequests } = data.repository
    const own: OwnRepo = { id: id ?? null, name: name ?? unknown.name }
    const refusal =
      problems.length === 0 ? null : refusalOfProblems(problems, null, 'the query RecentlyMerged')
    return { pulls: mergedInto(own, pullRequests?.nodes ?? []), own, refusal }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { pulls: [], own: unknown, refusal: error }
  }
}
