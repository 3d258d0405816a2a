import type { Resource } from './budget.ts'
import { Problem, type Reply } from './exchange.ts'
import type { Fault } from './faults.ts'

export function secondaryLimit(retryAfter: number | null | undefined, status: 403 | 429 = 403): Reply {
  const words = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const seconds = retryAfter === undefined ? 60 : retryAfter
  return {
    ...new Problem(status, words).reply,
    headers: seconds === null ? {} : { 'retry-after': String(seconds) },
  }
}

/** What GitHub answers once the budget is used up. `reset` is in seconds since the epoch. */
export function primaryLimit(resource: Resource, reset: number, status: 403 | 429 = 403): Reply {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }
  const message = 'API rate limit exceeded for installation.'
  // GraphQL says so in a success.
  return resource === 'graphql'
    ? { status: 200, headers, body: { errors: [{ type: 'RATE_LIMITED', message }] } }
    : { ...new Problem(status, message).reply, headers }
}

/** The answer that a fault gives in place of the route's; null when the route answers after all. */
export function faultReply(fault: Fault | null, resource: Resource): Reply | null {
  switch (fault?.kind) {
    case 'status':
      return {
        status: fault.status,
        body: fault.body ?? { message: `Fault ${fault.status}` },
        ...(fault.headers === undefined ? {} : { headers: fault.headers }),
      }
    case 'secondary-rate-limit':
      return secondaryLimit(fault.retryAfter, fault.status)
    case 'primary-rate-limit':
      return primaryLimit(resource, Math.ceil(Date.now() / 1000) + (fault.resetIn ?? 60), fault.status)
    case 'execute-then-502':
    case 'hang':
    case 'reset':
    case 'cut-json':
    case 'graphql-resource-limit':
    case undefined:
      return null
  }
}
