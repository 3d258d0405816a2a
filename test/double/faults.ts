import type { Call } from './call-log.ts'

type Which = {
  readonly host?: 'api' | 'logs'
  readonly method?: string
  /** A route template, or a whole path as sent. */
  readonly path?: string
  /** Looks at the whole call, such as at the size of a GraphQL query. */
  readonly when?: (call: Call) => boolean
  /** How many matching calls it strikes (default 1). */
  readonly times?: number
  /** How many matching calls it lets pass first. */
  readonly after?: number
}

export type Fault = Which &
  (
    | {
        readonly kind: 'status'
        readonly status: number
        readonly body?: unknown
        readonly headers?: Readonly<Record<string, string>>
      }
    /** The request takes effect, and the answer is 502 all the same. */
    | { readonly kind: 'execute-then-502' }
    /** Never answers; with `ms` it answers late instead. */
    | { readonly kind: 'hang'; readonly ms?: number }
    /** Drops the connection; with `afterExecution` the request has taken effect. */
    | { readonly kind: 'reset'; readonly afterExecution?: boolean }
    /** Half of the answer, then the connection drops; with `clean` the half looks like a whole answer. */
    | { readonly kind: 'cut-json'; readonly clean?: boolean }
    /** Seconds of `Retry-After`; null sends no such header, as GitHub sometimes does. */
    | {
        readonly kind: 'secondary-rate-limit'
        readonly retryAfter?: number | null
        /** GitHub uses both; 403 by default. */
        readonly status?: 403 | 429
      }
    /** Seconds until the budget is back (default 60). */
    | { readonly kind: 'primary-rate-limit'; readonly resetIn?: number; readonly status?: 403 | 429 }
    /** GraphQL gives only the first `keep` items or aliases, and an error beside the data. */
    | { readonly kind: 'graphql-resource-limit'; readonly keep: number }
  )

/** What is left of a fault, and its end. */
export type FaultHandle = { readonly struck: () => number; readonly clear: () => void }

export type Faults = {
  readonly add: (fault: Fault) => FaultHandle
  /** The fault that strikes this call, used up by asking. */
  readonly strike: (call: Call) => Fault | null
  readonly clear: () => void
}

const matches = (fault: Fault, call: Call): boolean =>
  (fault.host ?? 'api') === call.host &&
  (fault.method === undefined || fault.method === call.method) &&
  (fault.path === undefined || fault.path === call.path || `${call.method} ${fault.path}` === call.route) &&
  (fault.when?.(call) ?? true)

export function createFaults(): Faults {
  const rules: { readonly fault: Fault; seen: number; struck: number }[] = []
  return {
    add: (fault) => {
      const rule = { fault, seen: 0, struck: 0 }
      rules.push(rule)
      return {
        struck: () => rule.struck,
        clear: () => {
          const at = rules.indexOf(rule)
          if (at >= 0) rules.splice(at, 1)
        },
      }
    },
    strike: (call) => {
      for (const rule of rules) {
        if (!matches(rule.fault, call) || rule.struck >= (rule.fault.times ?? 1)) continue
        if (rule.seen++ < (rule.fault.after ?? 0)) continue
        rule.struck++
        return rule.fault
      }
      return null
    },
    clear: () => {
      rules.length = 0
    },
  }
}
