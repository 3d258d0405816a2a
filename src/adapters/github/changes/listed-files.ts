import { z } from 'zod'

import type { Change, FileChange } from '../../../engine/model/change.ts'
import type { Completeness } from '../../../engine/model/completeness.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireSha } from '../api/wire-types.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { changedFile } from './changed-file.ts'

export type ListedFiles = { readonly files: readonly FileChange[]; readonly completeness: Completeness }

const PAGE = 100

const OF_PULL = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'
const OF_COMMIT = 'GET /repos/{owner}/{repo}/commits/{ref}'

const ofPull = z.array(changedFile)
const ofCommit = z.object({ sha: wireSha, files: z.array(changedFile) })

/** The files of a change with their patches: a call a hundred files, and at most `calls` calls. */
export async function listedFiles(
  session: IncidentSession,
  change: Change,
  calls: number,
): Promise<ListedFiles> {
  const files: FileChange[] = []
  for (let page = 1; page <= calls; page += 1) {
    const found = await filesOn(session, change, page)
    files.push(...found)
    if (found.length < PAGE) return { files, completeness: completenessOf(change, files) }
  }
  const because = `The first ${files.length} files were read.`
  return { files, completeness: { kind: 'truncated', because } }
}

/** What was known of the change before has to be there again. */
function completenessOf(change: Change, files: readonly FileChange[]): Completeness {
  const known = change.files.length
  if (files.length >= known) return { kind: 'complete' }
  return { kind: 'truncated', because: `GitHub gave ${files.length} of ${known} files.` }
}

async function filesOn(
  { client, incident }: IncidentSession,
  change: Change,
  page: number,
): Promise<readonly FileChange[]> {
  const asked = { ...ownerAndRepo(incident.repo), per_page: PAGE, page }
  if (change.pull === null || isByOneCommit(change)) {
    return (await readRest(client, OF_COMMIT, { ...asked, ref: change.id }, ofCommit)).files
  }
  return await readRest(client, OF_PULL, { ...asked, pull_number: change.pull }, ofPull)
}

/**
 * A pull request that GitHub told us of and does not list yet has landed already: where it did by one commit, that is
 * all of it.
 */
function isByOneCommit({ filesCompleteness, commits }: Change): boolean {
  return filesCompleteness.kind === 'unknown' && commits.length === 1
}
