import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import type { GitHubClient, Parameters } from '../octokit.ts'
import { graphqlProblems } from './graphql-problems.ts'
import { refusalOf } from './refusal-of.ts'

/** GitHub did it, said for sure that it did not, or named an error that leaves open whether it did. */
export type Written<T> =
  | { readonly kind: 'done'; readonly data: T }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'unclear' }

const answered = z.object({ status: z.undefined().optional(), errors: z.unknown() })

/** Said of a mutation that had no effect because the state of things does not allow it. */
const final = new Set(['UNPROCESSABLE', 'VALIDATION', 'NOT_FOUND'])
/** Said before anything was done; waiting or a permission helps. */
const beforehand = new Set(['RATE_LIMITED', 'RATE_LIMIT', 'FORBIDDEN', 'INSUFFICIENT_SCOPES'])

/**
 * Sends one mutation, once: a 5xx after a write may have written, so nothing here or below tries again.
 * Throws a {@link Refusal}; after a `transient` one the caller has to look what became of it.
 */
export async function writeGraphql<Shape extends z.ZodType>(
  client: GitHubClient,
  mutation: { readonly name: string; readonly document: string; readonly input: Parameters },
  shape: Shape,
): Promise<Written<z.output<Shape>>> {
  const { name, document, input } = mutation
  let answer: unknown
  try {
    answer = await client.graphql(document, { input, request: { retries: 0 } })
  } catch (error) {
    const types = typesOf(error)
    if (types.length === 0 || types.some((type) => beforehand.has(type)))
      throw refusalOf(error, `the mutation ${name}`)
    return types.every((type) => final.has(type)) ? { kind: 'not-done' } : { kind: 'unclear' }
  }
  const data = shape.safeParse(answer)
  if (data.success) return { kind: 'done', data: data.data }
  const because = `GitHub's answer to the mutation ${name} was cut short`
  throw new Refusal('transient', because, 'Try again later.')
}

/** The kinds of the errors in a whole answer; none where there is no such answer. */
function typesOf(error: unknown): readonly string[] {
  const read = answered.safeParse(error)
  return read.success ? graphqlProblems(read.data.errors).map(({ type }) => type.toUpperCase()) : []
}
