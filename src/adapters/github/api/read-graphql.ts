import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { GitHubClient, Parameters } from '../octokit.ts'
import { type GraphqlProblem, graphqlProblems } from './graphql-problems.ts'
import { refusalOf } from './refusal-of.ts'

/** Data, and what GitHub could not fill in. With problems, a null in the data says nothing. */
export type GraphqlAnswer<T> = { readonly data: T; readonly problems: readonly GraphqlProblem[] }

const partial = z.object({ errors: z.unknown(), data: z.record(z.string(), z.unknown()) })

/** A document with the name it has in messages. `retried: false` where the asker itself asks again, for less. */
export type GraphqlQuestion = {
  readonly name: string
  readonly document: string
  readonly variables: Parameters
  readonly retried: boolean
}

/** Asks GitHub's GraphQL API. Data that comes with errors is given with them; no data at all is a {@link Refusal}. */
export async function readGraphql<Shape extends z.ZodType>(
  client: GitHubClient,
  question: GraphqlQuestion,
  shape: Shape,
): Promise<GraphqlAnswer<z.output<Shape>>> {
  const { data, problems } = await ask(client, question)
  const read = shape.safeParse(data)
  if (read.success) return { data: read.data, problems }
  const because = `GitHub's answer to the query ${question.name} was cut short`
  throw new Refusal('transient', because, 'Try again later.')
}

async function ask(client: GitHubClient, question: GraphqlQuestion): Promise<GraphqlAnswer<unknown>> {
  const { name, document, variables, retried } = question
  try {
    const data = await client.graphql(
      document,
      retried ? variables : { ...variables, request: { retries: 0 } },
    )
    return { data, problems: [] }
  } catch (error) {
    const read = partial.safeParse(error)
    const problems = read.success ? graphqlProblems(read.data.errors) : []
    if (!read.success || problems.length === 0 || isEmpty(read.data.data)) {
      throw refusalOf(error, `the query ${name}`)
    }
    return { data: read.data.data, problems }
  }
}

function isEmpty(data: Readonly<Record<string, unknown>>): boolean {
  return Object.values(data).every((value) => value === null)
}
