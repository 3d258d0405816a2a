import type { Gap } from '../../../engine/model/completeness.ts'
import type { RegressionRange } from '../../../engine/model/regression-range.ts'
import type { Answer } from '../../../engine/ports.ts'
import { gap } from '../api/gaps.ts'
import type { IncidentSession } from '../session/incident-session.ts'
import { compareRange } from './compare-range.ts'
import { findLastGood } from './find-last-good.ts'
import type { LastGood } from './last-good.ts'

type Found = Extract<LastGood, { kind: 'found' }>

const NEWEST_INSTEAD = 'The newest 100 commits up to the failing one were taken instead.'

/** From the last known good to the failing commit, as far as history allows. */
export async function findRange(session: IncidentSession): Promise<Answer<RegressionRange>> {
  const bad = session.incident.badSha
  const { good, gaps } = await findLastGood(session)
  if (good.kind === 'same-commit') {
    return { value: { kind: 'empty', good: bad, bad, because: 'same-commit' }, gaps }
  }
  if (good.kind === 'never-good') {
    return { value: { kind: 'open', bad, because: 'never-good', fallback: NEWEST_INSTEAD }, gaps }
  }
  const { value, gap: told } = await rangeFrom(session, good)
  return { value, gaps: told === null ? gaps : [...gaps, told] }
}

async function rangeFrom(
  session: IncidentSession,
  good: Found,
): Promise<{ readonly value: RegressionRange; readonly gap: Gap | null }> {
  const bad = session.incident.badSha
  const compared = await compareRange(session, good.sha, bad)
  switch (compared.kind) {
    case 'ahead':
      return { value: { kind: 'bounded', good: good.sha, bad, goodFrom: good.from }, gap: null }
    case 'diverged':
      return {
        value: { kind: 'bounded', good: compared.mergeBase, bad, goodFrom: 'merge-base' },
        gap: gap('last known good', mergeBaseWords(good.sha, compared.mergeBase)),
      }
    case 'identical':
      return { value: { kind: 'empty', good: good.sha, bad, because: 'same-commit' }, gap: null }
    case 'behind':
      return { value: { kind: 'empty', good: good.sha, bad, because: 'rolled-back' }, gap: null }
    case 'unavailable':
      return {
        value: { kind: 'open', bad, because: compared.because, fallback: NEWEST_INSTEAD },
        gap: gap('commits of the range', notComparedWords(good.sha)),
      }
  }
}

function notComparedWords(good: string): string {
  return (
    `GitHub could not compare the last good commit ${good.slice(0, 12)} with the failing one; it may have been ` +
    `pushed away. ${NEWEST_INSTEAD}`
  )
}

function mergeBaseWords(good: string, mergeBase: string): string {
  return (
    `The last good commit ${good.slice(0, 12)} is not an ancestor of the failing one; the range begins where ` +
    `both part, at ${mergeBase.slice(0, 12)}, and what only the good one held is not looked at.`
  )
}
