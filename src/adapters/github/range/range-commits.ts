import { z } from 'zod'

import type { FileChange } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { RegressionRange } from '../../../engine/model/regression-range.ts'
import { gapOf } from '../api/gaps.ts'
import { readRest } from '../api/read-rest.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'
import { type Commit, listedCommit } from './commit.ts'
import { compareRange } from './compare-range.ts'
import { findLastGood } from './find-last-good.ts'

/** The commits of a range, newest first, and the files of the whole difference where there is one. */
export type RangeCommits = {
  readonly commits: readonly Commit[]
  readonly files: readonly FileChange[]
  readonly gaps: readonly Gap[]
}

const NOTHING: RangeCommits = { commits: [], files: [], gaps: [] }

/** The commits of a bounded range; of an open one the newest hundred up to the failing commit. */
export async function rangeCommits(session: IncidentSession, range: RegressionRange): Promise<RangeCommits> {
  if (range.kind === 'empty') return NOTHING
  if (range.kind === 'open') return await newestCommits(session, range.bad)
  const compared = await compareRange(
    session,
    await comparedWith(session, range.good, range.goodFrom),
    range.bad,
  )
  return compared.kind === 'ahead' || compared.kind === 'diverged' ? compared : NOTHING
}

/** A merge base gives the same commits as the good commit it came from, whose comparison is at hand already. */
async function comparedWith(session: IncidentSession, good: string, goodFrom: string): Promise<string> {
  if (goodFrom !== 'merge-base') return good
  const found = await findLastGood(session)
  return found.good.kind === 'found' ? found.good.sha : good
}

const newestCommits = perSession(
  async ({ client, incident }: IncidentSession, bad: string): Promise<RangeCommits> => {
    const route = 'GET /repos/{owner}/{repo}/commits'
    const asked = { ...ownerAndRepo(incident.repo), sha: bad, per_page: 100 }
    try {
      return { ...NOTHING, commits: await readRest(client, route, asked, z.array(listedCommit)) }
    } catch (error) {
      return { ...NOTHING, gaps: [gapOf('the newest commits', error)] }
    }
  },
)
