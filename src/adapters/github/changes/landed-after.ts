import type { Landing } from '../../../engine/model/landing.ts'
import type { RegressionRange } from '../../../engine/model/regression-range.ts'
import { rangeCommits } from '../range/range-commits.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { recentMergedPulls } from './recent-merged-pulls.ts'

/**
 * Of the fifty pull requests that were merged last, those that landed on the range's branch after its end. Both were
 * read for the range already, so this costs no call; which branch it is tells a pull request of the range among them.
 */
export async function landedAfter(
  session: IncidentSession,
  range: RegressionRange,
): Promise<readonly Landing[]> {
  if (range.kind !== 'bounded') return []
  const { commits } = await rangeCommits(session, range)
  const { pulls } = await recentMergedPulls(session)
  const shas = new Set<string>(commits.map(({ sha }) => sha))
  const own = pulls.filter(({ landedAs }) => landedAs !== null && shas.has(landedAs))
  const branches = new Set(own.flatMap(({ branch }) => branch ?? []))
  const ends = Math.max(...own.flatMap(({ mergedAt }) => (mergedAt === null ? [] : [Date.parse(mergedAt)])))
  return pulls.flatMap(({ number: pull, landedAs: sha, branch, mergedAt, title, body, author }) => {
    if (sha === null || shas.has(sha) || branch === null || !branches.has(branch)) return []
    return mergedAt === null || Date.parse(mergedAt) <= ends
      ? []
      : [{ pull, sha, title, body, author, mergedAt }]
  })
}
