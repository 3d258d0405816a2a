import { z } from 'zod'

import type { Change } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { ChecksAtMerge } from '../../../engine/model/merge-checks.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import type { Answer, MergeCheckSource } from '../../../engine/ports.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { gap } from '../api/gaps.ts'
import { checksDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireInstant, wireList } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'
import { checkNode, checkWhenMerged } from './check-node.ts'

const contexts = z.object({ totalCount: z.int().nonnegative(), nodes: wireList(checkNode) })

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

/**
 * Reads the checks of merged pull requests by one query, however many; direct pushes have none. What GitHub does not
 * answer is a gap and never ends a triage, because nothing is decided by it.
 */
export function githubMergeChecks(client: GitHubClient): MergeCheckSource {
  const bounded = boundedClient(client)
  return {
    checksAtMerge: async (repo, changes) => {
      const asked = changes.filter(({ pull }) => pull !== null)
      if (asked.length === 0) return { value: [], gaps: [] }
      try {
        return await ask(bounded, repo, asked)
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'misconfigured') throw error
        return { value: [], gaps: [gap(whoseChecks(asked), error.message)] }
      }
    },
  }
}

async function ask(
  client: GitHubClient,
  { owner, name }: Repo,
  asked: readonly Change[],
): Promise<Answer<readonly ChecksAtMerge[]>> {
  const pulls = Object.fromEntries(asked.map(({ pull }, index) => [`pull${index}`, pull]))
  const question = {
    name: 'ChecksAtMerge',
    document: checksDocument(asked.length),
    variables: { owner, name, ...pulls },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const value: ChecksAtMerge[] = []
  const missing: Change[] = []
  for (const [index, change] of asked.entries()) {
    const node = data.repository[`p${index}`] ?? null
    if (node === null || isCutShort(problems, `p${index}`, false)) missing.push(change)
    else value.push(checksOf(change, node))
  }
  if (missing.length === 0) return { value, gaps: [] }
  const because = refusalOfProblems(problems, null, 'the query ChecksAtMerge').message
  return { value, gaps: [gap(whoseChecks(missing), because)] }
}

function checksOf(change: Change, { mergedAt, commits }: z.output<typeof pullNode>): ChecksAtMerge {
  const found = commits.nodes[0]?.commit?.statusCheckRollup?.contexts
  const checks = (found?.nodes ?? []).map((one) => checkWhenMerged(one, mergedAt))
  const total = found?.totalCount ?? 0
  return {
    change: change.id,
    checks,
    completeness:
      checks.length >= total
        ? { kind: 'complete' }
        : { kind: 'truncated', because: `${checks.length} of ${total} checks are listed` },
  }
}

function whoseChecks(changes: readonly Change[]): Gap['what'] {
  return `own checks of ${changes.map(({ pull }) => `#${pull}`).join(', ')}`
}
