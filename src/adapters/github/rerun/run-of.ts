import { z } from 'zod'

import type { Sha } from '../../../engine/model/ids.ts'
import type { Repo } from '../../../engine/model/repo.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireList, wireSha, wireText } from '../api/wire-types.ts'
import type { GitHubClient } from '../octokit.ts'

/** A workflow run as it stands now, and the files that made its jobs. */
export type Run = {
  readonly attempt: number
  readonly isEnded: boolean
  readonly workflow: string
  readonly url: string | null
  /** Paths in this repository with the commit they were read at; null where one lies elsewhere. */
  readonly files: readonly { readonly sha: Sha; readonly path: string }[] | null
}

const shape = z.object({
  run_attempt: z.int().positive().nullish(),
  status: z.string().nullish(),
  name: wireText,
  path: wireText,
  head_sha: wireSha,
  html_url: z.string().nullish(),
  referenced_workflows: wireList(z.object({ path: wireText, sha: wireText })).nullish(),
})

/** One call. */
export async function runOf(client: GitHubClient, repo: Repo, run: string): Promise<Run> {
  const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}'
  const found = await readRest(client, route, { ...ownerAndRepo(repo), run_id: run }, shape)
  const own = fileOf(found.path, repo)
  const called = (found.referenced_workflows ?? []).map(({ path, sha }) => {
    const at = wireSha.safeParse(sha)
    const file = fileOf(path, repo)
    return at.success && file !== null ? { sha: at.data, path: file } : null
  })
  const all = [own === null ? null : { sha: found.head_sha, path: own }, ...called]
  const files = all.filter((one) => one !== null)
  return {
    attempt: found.run_attempt ?? 1,
    isEnded: found.status === 'completed',
    workflow: found.name,
    url: found.html_url ?? null,
    files: files.length === all.length ? files : null,
  }
}

/** `.github/workflows/ci.yml`, also as `owner/name/.github/workflows/ci.yml@ref`; null for a file elsewhere. */
function fileOf(path: string, { owner, name }: Repo): string | null {
  const [bare = ''] = path.split('@')
  const home = `${owner}/${name}/`.toLowerCase()
  const here = bare.toLowerCase().startsWith(home) ? bare.slice(home.length) : bare
  return /^\.github\/workflows\/[^/\s]{1,200}\.ya?ml$/.test(here) ? here : null
}
