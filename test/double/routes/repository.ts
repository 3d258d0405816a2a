import { standing } from '../budget.ts'
import type { Exchange, Route } from '../exchange.ts'
import { repositoryJson } from '../represent/repositories.ts'
import { holderOf } from '../world.ts'

const limits = ({ world, grant }: Exchange) => {
  const holder = grant === null ? 'app' : holderOf(grant)
  const core = standing(world, holder, 'core')
  return {
    resources: {
      core,
      graphql: standing(world, holder, 'graphql'),
      search: { limit: 30, remaining: 30, used: 0, reset: core.reset },
    },
    rate: core,
  }
}

export const repositoryRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}',
    needs: [{ metadata: 'read' }],
    answer: (exchange) => ({
      status: 200,
      body: { ...repositoryJson(exchange, exchange.repository), network_count: 0, subscribers_count: 0 },
    }),
  },
  {
    operation: 'GET /rate_limit',
    needs: 'token',
    answer: (exchange) => ({ status: 200, body: limits(exchange) }),
  },
]
