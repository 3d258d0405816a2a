import { z } from 'zod'

import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import { sourcesDocument } from '../adapters/github/api/graphql-documents.ts'
import { refusalOfProblems } from '../adapters/github/api/graphql-problems.ts'
import { readGraphql } from '../adapters/github/api/read-graphql.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { voteRecordPath } from '../config/vote-record.ts'
import type { Repo } from '../engine/model/repo.ts'
import { configOfText, configPath, type RepositoryConfig } from './config-of-text.ts'

export type { RepositoryConfig } from './config-of-text.ts'

const file = z.object({ text: z.string().nullish() }).nullish()
const answer = z.object({
  repository: z.object({ f0: file, f1: file }),
})

/**
 * The configuration on the default branch, and the record of a backtest beside it; the defaults where there is none. One
 * call.
 * @throws {Refusal} `misconfigured` with line and column where the file cannot be used
 */
export async function repositoryConfig(client: GitHubClient, repo: Repo): Promise<RepositoryConfig> {
  const question = {
    name: 'Configuration',
    document: sourcesDocument(2),
    variables: { ...repo, at0: `HEAD:${configPath}`, at1: `HEAD:${voteRecordPath}` },
    retried: true,
  }
  const { data, problems } = await readGraphql(boundedClient(client), question, answer)
  // A file that is not there is null without a word; null beside an error says nothing about the file.
  if (problems.length > 0) throw refusalOfProblems(problems, null, `the read of ${configPath}`)
  const { f0, f1 } = data.repository
  const config = configOfText(f0?.text ?? null)
  return typeof f1?.text === 'string' ? { ...config, voteRecord: f1.text } : config
}
