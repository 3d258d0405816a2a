import { z } from 'zod'

import { Refusal } from '../../../engine/model/refusal.ts'
import { grantToRead } from './graphql-needs.ts'

/** One entry of the `errors` that GitHub sends beside or instead of data. */
export type GraphqlProblem = { readonly type: string; readonly path: readonly (string | number)[] }

const problem = z.object({
  type: z.string().catch(''),
  extensions: z
    .object({ code: z.string().catch('') })
    .optional()
    .catch(undefined),
  path: z.array(z.union([z.string(), z.number()])).catch([]),
})

const answer = z.union([
  z.array(problem),
  z.object({ errors: z.array(problem) }).transform((one) => one.errors),
])

/** The problems in an answer or in its `errors`; none where there are none. */
export function graphqlProblems(value: unknown): readonly GraphqlProblem[] {
  const read = answer.safeParse(value)
  if (!read.success) return []
  return read.data.map(({ type, extensions, path }) => ({ type: type || (extensions?.code ?? ''), path }))
}

/**
 * The problems of an answer as one refusal. Limits and time-outs come as HTTP 200 with an error;
 * what is not known to be final is taken for passing.
 */
export function refusalOfProblems(
  problems: readonly GraphqlProblem[],
  retryAfterMs: number | null,
  route: string,
): Refusal {
  const types = new Set(problems.map((one) => one.type.toUpperCase()))
  const named = [...types].map((type) => type.replaceAll(/\W/g, '').slice(0, 60)).join(', ')
  const at = `GitHub could not answer ${route}${named === '' ? '' : ` (${named})`}`
  if (types.has('RATE_LIMITED') || types.has('RATE_LIMIT')) {
    const wait = { retryAfterMs: retryAfterMs ?? 60_000 }
    return new Refusal('transient', `${at}: the rate limit is used up`, 'Wait and try again.', wait)
  }
  if (types.has('FORBIDDEN') || types.has('INSUFFICIENT_SCOPES')) {
    return new Refusal('missing-permission', at, grantToRead(route))
  }
  if (types.has('NOT_FOUND')) {
    return new Refusal(
      'not-found',
      at,
      'Check that it exists and that the token or the installation may see it.',
    )
  }
  return new Refusal('transient', at, 'Try again later.')
}

/**
 * Whether a member of an answer is no answer, because GitHub had no time for it. A member that is not there is one.
 * A problem without a path may lie behind every null.
 */
export function isCutShort(problems: readonly GraphqlProblem[], member: string, isNull: boolean): boolean {
  return problems.some(({ type, path }) => {
    if (path.length === 0) return isNull
    return type !== 'NOT_FOUND' && path.includes(member)
  })
}
