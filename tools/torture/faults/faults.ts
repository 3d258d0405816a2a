import type { Fault } from '../../../test/double/faults.ts'

/** One way in which an answer can go wrong. */
export type NamedFault = {
  readonly name: string
  readonly fault: Fault
  /** Where it makes sense; everywhere if not given. */
  readonly at?: 'graphql' | 'rest' | 'write' | 'json'
}

const html = { 'content-type': 'text/html' }
const page = '<html><body>Bad gateway</body></html>'
const accepted = { 'x-accepted-github-permissions': 'contents=read' }
const notAllowed = { message: 'Resource not accessible by integration' }

const status = (code: number, body?: unknown, headers?: Readonly<Record<string, string>>): Fault => ({
  kind: 'status',
  status: code,
  ...(body === undefined ? {} : { body }),
  ...(headers === undefined ? {} : { headers }),
})

const graphqlError = { errors: [{ type: 'INTERNAL', message: 'Something went wrong' }] }

/** Every fault that GitHub and what lies between are known for. */
export const namedFaults: readonly NamedFault[] = [
  { name: '401', fault: status(401, { message: 'Bad credentials' }) },
  { name: '403 permission', fault: status(403, notAllowed, accepted) },
  { name: '403 secondary, with time', fault: { kind: 'secondary-rate-limit', retryAfter: 7 } },
  { name: '403 secondary, without time', fault: { kind: 'secondary-rate-limit', retryAfter: null } },
  { name: '429 secondary, with time', fault: { kind: 'secondary-rate-limit', retryAfter: 7, status: 429 } },
  { name: '429 secondary, without', fault: { kind: 'secondary-rate-limit', retryAfter: null, status: 429 } },
  { name: 'primary limit', fault: { kind: 'primary-rate-limit' } },
  { name: '404', fault: status(404, { message: 'Not Found' }) },
  { name: '410', fault: status(410, { message: 'Gone' }) },
  { name: '301 elsewhere', fault: status(301, {}, { location: 'https://github.example/x' }), at: 'rest' },
  { name: '422', fault: status(422, { message: 'Validation Failed' }) },
  { name: '500', fault: status(500) },
  { name: '502', fault: status(502, page, html) },
  { name: '504', fault: status(504) },
  { name: 'hang', fault: { kind: 'hang' } },
  { name: 'reset', fault: { kind: 'reset' } },
  { name: 'reset within', fault: { kind: 'cut-json' } },
  { name: 'cut JSON', fault: { kind: 'cut-json', clean: true }, at: 'json' },
  { name: 'wrong content type', fault: status(200, page, html) },
  { name: 'other shape', fault: status(200, {}), at: 'json' },
  { name: 'GraphQL error', fault: status(200, { data: null, ...graphqlError }), at: 'graphql' },
  { name: 'GraphQL no data', fault: { kind: 'graphql-resource-limit', keep: 0 }, at: 'graphql' },
  { name: 'GraphQL part', fault: { kind: 'graphql-resource-limit', keep: 1 }, at: 'graphql' },
  { name: 'done, then 502', fault: { kind: 'execute-then-502' }, at: 'write' },
  { name: 'done, then reset', fault: { kind: 'reset', afterExecution: true }, at: 'write' },
]
