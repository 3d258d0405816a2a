import { z } from 'zod'

import type { Gap } from '../../../engine/model/completeness.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import type { Answer } from '../../../engine/ports.ts'
import { type BatchAnswer, inAdaptiveBatches } from '../api/adaptive-batches.ts'
import { gapOf, truncated } from '../api/gaps.ts'
import { touchedDocument } from '../api/graphql-documents.ts'
import { isCutShort, refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList, wireSha } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'

/** Paths asked for at once: each walks the history since the range began. */
const BATCH = 50

const touched = z.object({
  nodes: wireList(z.object({ oid: wireSha })),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
})

type Touched = z.output<typeof touched>

const answer = z.object({
  repository: z.object({ object: z.record(z.string(), touched.nullable()).nullable() }),
})

export type TouchQuestion = {
  readonly bad: Sha
  /** Nothing older is wanted. */
  readonly since: string | null
  /** The most wanted first. */
  readonly paths: readonly string[]
  readonly calls: number
}

/**
 * The paths that each commit touched, asked the other way round: by path instead of by commit, so that hundreds of
 * direct pushes cost a few calls.
 */
export async function touchedPaths(
  session: IncidentSession,
  question: TouchQuestion,
): Promise<Answer<ReadonlyMap<Sha, readonly string[]>>> {
  const { paths, calls } = question
  const asked = await inAdaptiveBatches(paths, BATCH, (batch) => ask(session, question, batch), calls)
  const bySha = new Map<Sha, string[]>()
  for (const [path, { nodes }] of asked.answers) {
    for (const { oid } of nodes) bySha.set(oid, [...(bySha.get(oid) ?? []), path])
  }
  return { value: bySha, gaps: gapsOf(asked.answers, asked.unanswered.length, asked.refusal) }
}

function gapsOf(
  answers: ReadonlyMap<string, Touched>,
  unanswered: number,
  refusal: Error | null,
): readonly Gap[] {
  const what = 'files of direct pushes'
  const cut = [...answers.values()].filter(({ pageInfo }) => pageInfo.hasNextPage).length
  return [
    ...(cut === 0 ? [] : [truncated(what, `Of ${cut} files only the 50 newest changes are known.`)]),
    ...(unanswered === 0 || refusal !== null
      ? []
      : [
          truncated(what, `Who changed ${unanswered} files was not asked, to keep within the calls allowed.`),
        ]),
    ...(refusal === null ? [] : [gapOf(what, refusal)]),
  ]
}

async function ask(
  { client, incident }: IncidentSession,
  { bad, since }: TouchQuestion,
  batch: readonly string[],
): Promise<BatchAnswer<string, Touched>> {
  const named = Object.fromEntries(batch.map((path, index) => [`path${index}`, path]))
  const question = {
    name: 'Touched',
    document: touchedDocument(batch.length),
    variables: { ...incident.repo, sha: bad, since, ...named },
    retried: false,
  }
  const { data, problems } = await readGraphql(client, question, answer)
  const answers = new Map<string, Touched>()
  for (const [index, path] of batch.entries()) {
    const member = `f${index}`
    const found = data.repository.object?.[member] ?? null
    if (found !== null && !isCutShort(problems, member, false)) answers.set(path, found)
  }
  const refusal =
    answers.size === batch.length ? null : refusalOfProblems(problems, null, 'the query Touched')
  return { answers, refusal }
}
