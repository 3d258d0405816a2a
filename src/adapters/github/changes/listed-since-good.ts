import { z } from 'zod'

import type { FileChange } from '../../../engine/model/change.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { changedFile } from './changed-file.ts'
import type { GoodMerge } from './good-merges.ts'
import type { PatchLook } from './patch-look.ts'

const ROUTE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

const compared = z.object({ files: z.array(changedFile).nullish() })

/**
 * The files that a merge by which the good commit came in changed since then, at most 300. GitHub compares commits with
 * what they have in common, so a merge that brought something older, and does not hold the good commit yet, is compared
 * with that, and its patches are read later. That of the failing commit itself is at hand.
 */
export async function listedSinceGood(
  { session, commits, whole }: PatchLook,
  { merge, held, newer, good }: GoodMerge,
): Promise<readonly FileChange[]> {
  const holdsGood = newer.length > 0 || held.includes(good)
  if (holdsGood && merge.sha === commits[0]?.sha && whole.length > 0) return whole
  const basehead = `${holdsGood ? good : held[0]}...${merge.sha}`
  const asked = { ...ownerAndRepo(session.incident.repo), basehead, per_page: 1, page: 1 }
  const files = (await readRest(session.client, ROUTE, asked, compared)).files ?? []
  return holdsGood ? files : files.map((file) => ({ ...file, patch: null }))
}
