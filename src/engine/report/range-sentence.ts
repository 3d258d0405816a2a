import type { Change } from '../model/change.ts'
import type { GoodSource, RegressionRange } from '../model/regression-range.ts'
import { counted, ours, type Prose, prose, theCommit, told } from './prose.ts'

const goodFromWords: Record<GoodSource, string> = {
  given: 'the last good commit was given',
  deployment: 'last good by the newest successful deployment of the same environment',
  'workflow-run': 'last good by the newest successful run of the same workflow',
  check: 'last good by the newest commit whose checks passed',
  'merge-queue': 'the merge queue built the group on it',
  'merge-base': 'the histories diverged, so the range begins at their merge base',
}

const whyOpen: Record<Extract<RegressionRange, { kind: 'open' }>['because'], string> = {
  'never-good': 'nothing shows that it was ever good',
  'history-unavailable': 'its history could not be read',
  'unrelated-histories': 'the good and the bad commit share no history',
}

/** From where to where was searched, how many changes that are, and where the good end came from. */
export function rangeSentence(range: RegressionRange, changes: readonly Change[]): Prose {
  if (range.kind === 'bounded') {
    const ends = prose`${theCommit(range.good)} (good) to ${theCommit(range.bad)} (bad)`
    return prose`${ends}: ${countsOf(changes)}; ${ours(goodFromWords[range.goodFrom])}.`
  }
  if (range.kind === 'open') {
    const why = prose`No good end is known, because ${ours(whyOpen[range.because])}`
    const fallback = told(range.fallback.replace(/\.$/u, ''))
    return prose`Up to ${theCommit(range.bad)}: ${countsOf(changes)}. ${why}; taken instead: ${fallback}.`
  }
  return range.because === 'same-commit'
    ? prose`Nothing lies between good and bad: ${theCommit(range.bad)} was good before.`
    : prose`Nothing new came in: ${theCommit(range.bad)} is older than ${theCommit(range.good)}, which was good.`
}

function countsOf(changes: readonly Change[]): Prose {
  const pulls = changes.filter(({ kind }) => kind === 'pull-request').length
  const pushes = changes.length - pulls
  const total = counted(changes.length, 'change')
  if (pushes === 0) return pulls === 0 ? [total] : [counted(pulls, 'pull request')]
  if (pulls === 0) return [counted(pushes, 'direct push', 'direct pushes')]
  return prose`${total} (${counted(pulls, 'pull request')}, ${counted(pushes, 'direct push', 'direct pushes')})`
}
