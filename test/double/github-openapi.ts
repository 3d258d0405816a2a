import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import type { Reply } from './exchange.ts'
import { pointerStep, schemaChecks, type Check } from './schema-check.ts'

type Operation = {
  readonly query: Readonly<Record<string, unknown>>
  /** Null where there is no body. */
  readonly request: unknown
  /** By status; null where there is no body. */
  readonly responses: Readonly<Record<string, unknown>>
}

type Slice = {
  readonly version: string
  readonly operations: Readonly<Record<string, Operation>>
  readonly components: unknown
}

let loaded: { readonly slice: Slice; readonly check: (pointer: string) => Check } | null = null

/** The part of GitHub's published REST description that this project uses; made by `tools/slice-openapi.ts`. */
function github() {
  if (loaded !== null) return loaded
  const file = join(import.meta.dirname, 'github-openapi-slice.json.gz')
  const slice = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Slice
  loaded = { slice, check: schemaChecks({ ...slice }) }
  return loaded
}

/** Every operation of the slice, such as `GET /rate_limit`. */
export const describedOperations = (): readonly string[] => Object.keys(github().slice.operations)

function queryComplaints(
  operation: string,
  described: Operation,
  query: URLSearchParams,
  acted: readonly string[],
) {
  const { check } = github()
  return [...query].flatMap(([name, text]) => {
    const schema = described.query[name]
    if (schema === undefined) return [`GitHub has no query parameter ${name}`]
    if (!acted.includes(name)) return [`The double does not act on the query parameter ${name}`]
    const complaints = check(`/operations/${pointerStep(operation)}/query/${pointerStep(name)}`)
    // All of a query is text; a parameter that is a number or a flag is read as one.
    const values = [text, Number(text), text === 'true']
    return values.some((value) => complaints(value).length === 0)
      ? []
      : [`${name}=${text} ${complaints(text).join('; ')}`]
  })
}

/** What GitHub's description says against a request; empty when nothing. */
export function requestComplaints(
  operation: string,
  request: { readonly query: URLSearchParams; readonly body: unknown; readonly acted: readonly string[] },
): readonly string[] {
  const { slice, check } = github()
  const described = slice.operations[operation]
  if (described === undefined) return ['GitHub describes no such operation in the slice']
  const queries = queryComplaints(operation, described, request.query, request.acted)
  if (described.request === null) return queries
  return [...queries, ...check(`/operations/${pointerStep(operation)}/request`)(request.body ?? {})]
}

/** Statuses that GitHub gives without describing them operation by operation. */
const everywhere = new Set([301, 307, 401, 403, 404, 410, 422, 429])

/** What GitHub's description says against an answer; empty when nothing. */
export function replyComplaints(operation: string, reply: Reply): readonly string[] {
  const { slice, check } = github()
  const described = slice.operations[operation]?.responses[String(reply.status)]
  if (described === undefined) {
    if (!everywhere.has(reply.status)) return [`GitHub does not answer ${reply.status} here`]
    return check('/components/schemas/basic-error')(reply.body)
  }
  if (described === null) return []
  return check(`/operations/${pointerStep(operation)}/responses/${reply.status}`)(reply.body)
}
