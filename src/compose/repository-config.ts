import { z } from 'zod'

import { boundedClient } from '../adapters/github/api/bounded-client.ts'
import { sourcesDocument } from '../adapters/github/api/graphql-documents.ts'
import { refusalOfProblems } from '../adapters/github/api/graphql-problems.ts'
import { readGraphql } from '../adapters/github/api/read-graphql.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { loadConfig } from '../config/load-config.ts'
import { type Config, defaultConfig } from '../config/schema.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Repo } from '../engine/model/repo.ts'

const configPath = '.github/prime-suspect.yml'

const answer = z.object({
  repository: z.object({ f0: z.object({ text: z.string().nullish() }).nullish() }),
})

/** The configuration, and what is odd about it though it holds. The warnings quote what the file says. */
export type RepositoryConfig = Config & { readonly warnings?: readonly string[] }

/**
 * The configuration on the default branch; the defaults where there is none. One call.
 * @throws {Refusal} `misconfigured` with line and column where the file cannot be used: a typing error must not
 * turn `observe` into `report`
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
  const text = data.repository.f0?.text ?? null
  if (text === null) return defaultConfig
  const loaded = loadConfig(text)
  if (loaded.kind === 'loaded') {
    const warnings = loaded.warnings.map(({ says, line }) => `${configPath}, line ${line}: ${says}`)
    return { ...loaded.config, warnings }
  }
  const said = loaded.mistakes.map(({ says, line, column }) => `${line}:${column} ${says}`).join('; ')
  throw new Refusal('misconfigured', `${configPath} cannot be used: ${said}`.slice(0, 1000), 'Correct it.')
}
