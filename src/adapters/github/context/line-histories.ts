import { z } from 'zod'

import type { LineHistory } from '../../../engine/model/context.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { Answer, ContextQuestion } from '../../../engine/ports.ts'
import { type BatchAnswer, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { gapOf } from '../api/gaps.ts'
import { blameDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList, wireSha } from '../api/wire-types.ts'
import { rangeCommits } from '../range/range-commits.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const blame = z.object({
  ranges: wireList(
    z.object({
      startingLine: z.int().positive(),
      endingLine: z.int().positive(),
      commit: z.object({ oid: wireSha }),
    }),
  ),
})

const answer = z.object({
  repository: z.object({ object: z.record(z.string(), blame.nullable()).nullable() }),
})

/**
 * The lines of these files that commits of the range wrote last. Blame tells the last writer only, so `commits` has
 * one entry. Lines that nobody touched in the range are left out.
 */
export async function lineHistories(
  session: IncidentSession,
  { range, treeSha: sha, paths }: ContextQuestion,
): Promise<Answer<readonly LineHistory[]>> {
  const { commits } = await rangeCommits(session, range)
  if (commits.length === 0 || sha === null) return { value: [], gaps: [] }
  const inRange = new Set(commits.map((commit) => commit.sha))
  const asked = await inAdaptiveBatches(paths, paths.length, (batch) => ask(session, sha, batch))
  const all = paths.flatMap((path) => asked.answers.get(path) ?? [])
  const value = all.filter((history) => history.commits.some((commit) => inRange.has(commit)))
  if (asked.refusal === null) return { value, gaps: [] }
  const missing = gapOf(`line history of ${asked.unanswered.length} files`, asked.refusal)
  return { value, gaps: [missing] }
}

async function ask(
  { client, incident }: IncidentSession,
  sha: Sha,
  batch: readonly string[],
): Promise<BatchAnswer<string, readonly LineHistory[]>> {
  const named = Object.fromEntries(batch.map((path, index) => [`path${index}`, path]))
  const question = {
    name: 'Blame',
    document: blameDocument(batch.length),
    variables: { ...incident.repo, sha, ...named },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<string, readonly LineHistory[]>()
  for (const [index, path] of batch.entries()) {
    const member = `f${index}`
    const found = data.repository.object?.[member]
    if (isCutShort(problems, member, !found) || (data.repository.object === null && problems.length > 0))
      continue
    const ranges = found?.ranges ?? []
    answers.set(
      path,
      ranges.map(({ startingLine: start, endingLine: end, commit }) => ({
        path,
        start,
        end,
        commits: [commit.oid],
      })),
    )
  }
  const refusal = answers.size === batch.length ? null : refusalOfProblems(problems, null, 'the query Blame')
  return { answers, refusal }
}
