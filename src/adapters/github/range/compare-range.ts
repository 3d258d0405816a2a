import { z } from 'zod'

import type { FileChange } from '../../../engine/model/change.ts'
import type { Gap } from '../../../engine/model/completeness.ts'
import type { Sha } from '../../../engine/model/ids.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { truncated } from '../api/gaps.ts'
import { readRest } from '../api/read-rest.ts'
import { NO_COMMON_ANCESTOR } from '../api/refusal-of.ts'
import { ownerAndRepo } from '../api/repo-parameters.ts'
import { wireSha } from '../api/wire-types.ts'
import { changedFile } from '../changes/changed-file.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { perSession } from '../session/per-session.ts'
import { type Commit, listedCommit } from './commit.ts'

/** What lies between two commits. `commits` are those reachable from the later one only, newest first. */
export type Comparison =
  | {
      readonly kind: 'ahead'
      readonly commits: readonly Commit[]
      /** The whole difference, at most 300 files. */
      readonly files: readonly FileChange[]
      readonly gaps: readonly Gap[]
    }
  | {
      readonly kind: 'diverged'
      readonly mergeBase: Sha
      readonly commits: readonly Commit[]
      readonly files: readonly FileChange[]
      readonly gaps: readonly Gap[]
    }
  | { readonly kind: 'identical' }
  | { readonly kind: 'behind' }
  | { readonly kind: 'unavailable'; readonly because: 'history-unavailable' | 'unrelated-histories' }

/** More commits than this are not listed, the newest are: a range so wide names nobody. */
const MOST_COMMITS = 2_000
const PAGE = 100

const ROUTE = 'GET /repos/{owner}/{repo}/compare/{basehead}'

const page = z.object({
  status: z.string(),
  total_commits: z.int().nonnegative(),
  merge_base_commit: z.object({ sha: wireSha }).nullish(),
  commits: z.array(listedCommit),
  files: z.array(changedFile).nullish(),
})

type Page = z.output<typeof page>

/** Compares two commits: one call a hundred commits. Throws refusals other than "no such commit". */
export const compareRange = perSession(
  async (session: IncidentSession, good: string, bad: string): Promise<Comparison> => {
    const first = await firstPage(session, good, bad)
    if (first === 'history-unavailable' || first === 'unrelated-histories') {
      return { kind: 'unavailable', because: first }
    }
    if (first.status === 'identical') return { kind: 'identical' }
    if (first.status === 'behind') return { kind: 'behind' }
    const { commits, gaps } = await allCommits(session, good, bad, first)
    const listed = { commits, files: first.files ?? [], gaps }
    const mergeBase = first.merge_base_commit?.sha
    if (first.status !== 'diverged' || mergeBase === undefined) return { kind: 'ahead', ...listed }
    return { kind: 'diverged', mergeBase, ...listed }
  },
)

async function firstPage(
  session: IncidentSession,
  good: string,
  bad: string,
): Promise<Page | 'history-unavailable' | 'unrelated-histories'> {
  try {
    return await readPage(session, good, bad, 1)
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'not-found') throw error
    return error.message.includes(NO_COMMON_ANCESTOR) ? 'unrelated-histories' : 'history-unavailable'
  }
}

/** Pages go from the oldest commit to the newest, so a capped listing reads the last pages. */
async function allCommits(
  session: IncidentSession,
  good: string,
  bad: string,
  first: Page,
): Promise<{ readonly commits: readonly Commit[]; readonly gaps: readonly Gap[] }> {
  const pages = Math.ceil(first.total_commits / PAGE)
  const from = Math.max(1, pages - MOST_COMMITS / PAGE + 1)
  const oldestFirst: Commit[] = from === 1 ? [...first.commits] : []
  for (let number = Math.max(2, from); number <= pages; number += 1) {
    oldestFirst.push(...(await readPage(session, good, bad, number)).commits)
  }
  const missing = first.total_commits - oldestFirst.length
  const because = `Of ${first.total_commits} commits the newest ${oldestFirst.length} are looked at.`
  return {
    commits: oldestFirst.toReversed(),
    gaps: missing > 0 ? [truncated('commits of the range', because)] : [],
  }
}

async function readPage(session: IncidentSession, good: string, bad: string, number: number): Promise<Page> {
  const { client, incident } = session
  const basehead = `${good}...${bad}`
  const asked = { ...ownerAndRepo(incident.repo), basehead, per_page: PAGE, page: number }
  return await readRest(client, ROUTE, asked, page)
}
