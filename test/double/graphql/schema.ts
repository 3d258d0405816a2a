import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { buildSchema, type GraphQLSchema } from 'graphql'

let built: GraphQLSchema | null = null

/** GitHub's public GraphQL schema, built when first asked for (most of a second). */
export function githubSchema(): GraphQLSchema {
  if (built !== null) return built
  // Beside the package's main file, which itself would read another five megabytes of JSON.
  const main = import.meta.resolve('@octokit/graphql-schema')
  const file = fileURLToPath(new URL('schema.graphql', main))
  built = buildSchema(readFileSync(file, 'utf8'), { assumeValid: true, noLocation: true })
  return built
}
