import { z } from 'zod'

import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import { sourcesDocument } from '../adapters/github/api/graphql-documents.ts'
import { refusalOfProblems } from '../adapters/github/api/graphql-problems.ts'
import { readGraphql } from '../adapters/github/api/read-graphql.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import type { Repo } from '../engine/model/repo.ts'
import { configOfText, configPath, type RepositoryConfig } from './config-of-text.ts'

export type { RepositoryConfig } from './config-of-text.ts'

const answer = z.object({
  repository: z.object({ f0: z.object({ text: z.string().nullish() }).nullish() }),
})

/**
 * The configuration on the default branch; the defaults where there is none. One call.
 * @throws {Refusal} `misconfigured` with line and column where the file cannot be used
 */
export async function repositoryConfig(client: GitHubClient, repo: Repo): Promise<RepositoryConfig> {
  const question = {
    name: 'Configuration',
    document: sourcesDocument(1),
    variables: { ...repo, at0: `HEAD:${configPath}` },
    retried: true,
  }
  const { data, problems } = await readGraphql(boundedClient(client), question, answer)
  // A file that is not there is null without a word; null beside an error says nothing about the file.
  if (problems.length > 0) throw refusalOfProblems(problems, null, `the read of ${configPath}`)
  return configOfText(data.repository.f0?.text ?? null)
}
