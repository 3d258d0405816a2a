import { z } from 'zod'

import { type BatchAnswer, type BatchedAnswers, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { PULLS_OF_COMMITS } from '../api/graphql-documents.ts'
import { type GraphqlProblem, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import type { GitHubClient } from '../octokit.ts'
import type { Commit } from '../range/commit.ts'
import { mergedInto, type OwnRepo, type PullFacts, pullNode } from './pull-facts.ts'

/** Twenty-five is what comparable tools found GitHub to bear; a very wide range risks more to keep its calls few. */
const BATCH = 25
const BATCH_OF_WIDE_RANGE = 40
const WIDE = 1_000

const answer = z.object({
  nodes: z.array(
    z
      .object({ associatedPullRequests: z.object({ nodes: z.array(pullNode.nullable()) }).nullish() })
      .nullable(),
  ),
})

/** The merged pull requests that each commit belongs to; none for a direct push. */
export async function pullsOfCommits(
  client: GitHubClient,
  own: OwnRepo,
  commits: readonly Commit[],
): Promise<BatchedAnswers<Commit, readonly PullFacts[]>> {
  const size = commits.length > WIDE ? BATCH_OF_WIDE_RANGE : BATCH
  return await inAdaptiveBatches(commits, size, (batch) => askFor(client, own, batch))
}

async function askFor(
  client: GitHubClient,
  own: OwnRepo,
  batch: readonly Commit[],
): Promise<BatchAnswer<Commit, readonly PullFacts[]>> {
  const variables = { ids: batch.map((commit) => commit.nodeId) }
  const question = { name: 'PullsOfCommits', document: PULLS_OF_COMMITS, variables, retried: false }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<Commit, readonly PullFacts[]>()
  for (const [index, commit] of batch.entries()) {
    const pulls = data.nodes[index]?.associatedPullRequests?.nodes
    const whole = (pulls ?? []).filter((pull) => pull !== null)
    const hasNull = whole.length < (pulls?.length ?? 1)
    const isLast = batch.length === 1 && whole.length > 0
    if (pulls && (isLast || !isPartial(problems, index, hasNull))) answers.set(commit, mergedInto(own, whole))
  }
  if (answers.size === batch.length) return { answers, refusal: null }
  return { answers, refusal: refusalOfProblems(problems, null, 'the query PullsOfCommits') }
}

/** Of one commit alone, by contrast, what came is taken: there is nothing smaller to ask for. */
function isPartial(problems: readonly GraphqlProblem[], index: number, hasNull: boolean): boolean {
  return problems.some(({ path }) => (path.length === 0 ? hasNull : path[0] === 'nodes' && path[1] === index))
}
