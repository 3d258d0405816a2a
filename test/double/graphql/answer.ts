import {
  execute,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type GraphQLFormattedError,
} from 'graphql'

import { admit, type Caller } from '../access.ts'
import { spend, standing } from '../budget.ts'
import type { Call } from '../call-log.ts'
import { Problem, type Reply } from '../exchange.ts'
import { primaryLimit } from '../fault-reply.ts'
import type { Host } from '../host.ts'
import type { Grant } from '../world.ts'
import { costOf } from './cost.ts'
import { rootOf } from './resolvers.ts'
import { githubSchema } from './schema.ts'

type Asked = {
  readonly caller: Caller
  readonly holder: string
  readonly body: unknown
  readonly call: Call
  /** A fault: how many items the answer keeps. */
  readonly keep: number | null
}

type GithubError = Omit<GraphQLFormattedError, 'extensions'> & { readonly type?: string }

const mostNodes = 500_000

/** GitHub puts the kind of an error beside its message, not below `extensions`. */
function formatted(error: GraphQLError): GithubError {
  const { extensions, ...rest } = error.toJSON()
  const type = extensions?.['type']
  return { ...(typeof type === 'string' ? { type } : {}), ...rest }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses and checks a query against GitHub's schema; a wrong one is a bug of ours, so it is recorded too. */
function read(host: Host, text: string): DocumentNode | { readonly errors: readonly GithubError[] } {
  try {
    const document = parse(text)
    const errors = validate(githubSchema(), document)
    if (errors.length === 0) return document
    host.violations.push(...errors.map((error) => `GitHub's schema speaks against a query: ${error.message}`))
    return { errors: errors.map(formatted) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    host.violations.push(`A query is no GraphQL: ${error.message}`)
    return { errors: [formatted(error)] }
  }
}

/** Takes a field off its record; one that the double does not know is told loudly, not as null. */
function fieldOf(host: Host) {
  return (
    source: unknown,
    args: unknown,
    _context: unknown,
    info: { fieldName: string; parentType: unknown },
  ) => {
    const value: unknown = isRecord(source) ? source[info.fieldName] : undefined
    if (typeof value === 'function') return value(args) as unknown
    if (value !== undefined) return value
    const message = `The double does not answer ${String(info.parentType)}.${info.fieldName}`
    host.violations.push(message)
    throw new Error(message)
  }
}

/** Beyond `keep` items of a list or of aliases, a query that costs too much gives null and one error. */
function limited(data: Readonly<Record<string, unknown>>, keep: number): Record<string, unknown> {
  const cut = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, n) => (n < keep ? item : null))
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, item], n) => [name, n < keep ? item : null]))
  }
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, cut(value)]))
}

async function run(host: Host, asked: Asked, grant: Grant, document: DocumentNode): Promise<Reply> {
  const body = isRecord(asked.body) ? asked.body : {}
  const variables = isRecord(body['variables']) ? body['variables'] : {}
  const operationName = typeof body['operationName'] === 'string' ? body['operationName'] : null
  const operation = getOperationAST(document, operationName)
  if (operation === null || operation === undefined) {
    return { status: 200, body: { errors: [{ message: 'An operation name is required' }] } }
  }
  const cost = costOf(document, operation, variables)
  if (cost.nodes > mostNodes) {
    const message = `This query requests up to ${cost.nodes} possible nodes which exceeds the maximum limit of 500,000.`
    return { status: 200, body: { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }] } }
  }
  asked.call.points = cost.points
  if (!spend(host.world, asked.holder, 'graphql', cost.points)) {
    return primaryLimit('graphql', standing(host.world, asked.holder, 'graphql').reset)
  }
  const { data, errors = [] } = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootOf(host.world, grant, cost),
    variableValues: variables,
    ...(operationName === null ? {} : { operationName }),
    fieldResolver: fieldOf(host),
    typeResolver: (value) => (isRecord(value) ? String(value['__typename']) : undefined),
  })
  const told = errors.map(formatted)
  if (asked.keep === null || !isRecord(data)) {
    return { status: 200, body: { data, ...(told.length === 0 ? {} : { errors: told }) } }
  }
  const message = 'Resource limits for this query exceeded.'
  return {
    status: 200,
    body: {
      data: limited(data, asked.keep),
      errors: [...told, { type: 'RESOURCE_LIMITS_EXCEEDED', message }],
    },
  }
}

/** Answers a GraphQL request by executing it on GitHub's own schema. */
export async function answerGraphql(host: Host, asked: Asked): Promise<Reply> {
  try {
    const grant = admit(host.world, asked.caller, 'token')
    const text = isRecord(asked.body) ? asked.body['query'] : null
    if (grant === null || typeof text !== 'string')
      throw new Problem(400, 'A query attribute must be specified and must be a string.')
    const document = read(host, text)
    return 'errors' in document ? { status: 200, body: document } : await run(host, asked, grant, document)
  } catch (error) {
    if (error instanceof Problem) return error.reply
    throw error
  }
}
