import { z } from 'zod'

import type { Tree } from '../../../engine/model/context.ts'
import { gapOf } from '../api/gaps.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import type { IncidentSession } from '../session/incident-session.ts'

const ROUTE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}'

const listing = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string().nullish() })),
  truncated: z.boolean().nullish(),
})

/** Every file at the failing commit, in one call. GitHub stops at 100,000 entries or 7 MB. */
export async function repositoryTree({ client, incident }: IncidentSession): Promise<Tree> {
  const sha = incident.badSha
  const asked = { ...ownerAndRepo(incident.repo), tree_sha: sha, recursive: '1' }
  try {
    const { tree, truncated } = await readRest(client, ROUTE, asked, listing)
    const paths = tree.filter((entry) => entry.type === 'blob').map((entry) => entry.path)
    const because = `GitHub listed the first ${paths.length} files only.`
    return {
      sha,
      paths,
      completeness: truncated === true ? { kind: 'truncated', because } : { kind: 'complete' },
    }
  } catch (error) {
    return { sha: null, paths: [], completeness: gapOf('the file list', error).completeness }
  }
}
