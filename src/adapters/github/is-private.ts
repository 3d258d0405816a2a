import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import type { Repo } from '../../engine/model/repo.ts'
import { boundedClient } from './api/bounded-client.ts'
import { readRest } from './api/read-rest.ts'
import { ownerAndRepo } from './api/repo-parameters.ts'
import type { GitHubClient } from './octokit.ts'

/** Whether others than its members can read the repository; true where GitHub does not say. One call. */
export async function isPrivate(client: GitHubClient, repo: Repo): Promise<boolean> {
  try {
    const shape = z.object({ private: z.boolean() })
    const asked = ownerAndRepo(repo)
    return (await readRest(boundedClient(client), 'GET /repos/{owner}/{repo}', asked, shape)).private
  } catch (thrown) {
    if (thrown instanceof Refusal) return true
    throw thrown
  }
}
