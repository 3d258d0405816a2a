import { z } from 'zod'

import type { LogText } from '../../../engine/model/failure.ts'
import { passedChecksDocument } from '../api/graphql-documents.ts'
import { refusalOfProblems } from '../api/graphql-problems.ts'
import { readGraphql } from '../api/read-graphql.ts'
import { wireList, wireText } from '../api/wire-types.ts'
import { findLastGood } from '../range/find-last-good.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const output = z.object({ title: wireText, summary: wireText, text: wireText })
const suites = z
  .object({
    nodes: wireList(z.object({ checkRuns: z.object({ nodes: wireList(output) }).nullish() })),
  })
  .nullish()

const answer = z.object({ repository: z.object({ object: z.record(z.string(), suites) }) })

/**
 * What these checks said when they were last good, by their names: what stands there too is not what broke. One call for
 * all; none where nothing good is known. Without any words of its own a check is left out.
 * @throws {Refusal} where GitHub does not answer
 */
export async function goodOutputs(
  session: IncidentSession,
  names: readonly string[],
): Promise<ReadonlyMap<string, LogText>> {
  if (names.length === 0) return new Map()
  const { good } = await findLastGood(session)
  if (good.kind !== 'found') return new Map()
  const asked = Object.fromEntries(names.map((name, index) => [`check${index}`, name]))
  const question = {
    name: 'PassedChecks',
    document: passedChecksDocument(names.length),
    variables: { ...session.incident.repo, sha: good.sha, ...asked },
    retried: true,
  }
  const { data, problems } = await readGraphql(session.client, question, answer)
  if (problems.length > 0) throw refusalOfProblems(problems, null, 'the query PassedChecks')
  const found = new Map<string, LogText>()
  for (const [index, name] of names.entries()) {
    const runs = (data.repository.object[`c${index}`]?.nodes ?? []).flatMap(
      (one) => one.checkRuns?.nodes ?? [],
    )
    const said = runs.map(saidBy).find((text) => text !== '')
    if (said !== undefined) found.set(name, { text: said, completeness: { kind: 'complete' } })
  }
  return found
}

/** A check's own words, one after the other. */
export function saidBy({ title, summary, text }: z.output<typeof output>): string {
  return [title, summary, text].filter((one) => one !== '').join('\n')
}
