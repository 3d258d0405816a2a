import type { Failing, Incident } from '../model/incident.ts'
import type { RegressionRange } from '../model/regression-range.ts'
import { dayAndTime } from './moments.ts'
import { named, ours, type Prose, prose, theCommit } from './prose.ts'

/** What broke, where and since when. */
export function headlineOf({ failing, badSha, seenAt }: Incident, range: RegressionRange): Prose {
  const time = dayAndTime(seenAt)
  const seen = time === null ? [] : prose`, seen ${ours(time)}`
  return prose`${whatFailed(failing)} at ${theCommit(badSha)}${seen}. ${lastGood(range)}`
}

function whatFailed(failing: Failing): Prose {
  if (failing.kind === 'deployment') return prose`Deployment to ${named(failing.environment)} failed`
  if (failing.kind === 'check') return prose`Check ${named(failing.name)} failed`
  if (failing.kind === 'workflow-run') {
    const again = failing.attempt > 1 ? prose` (attempt ${failing.attempt})` : []
    return prose`Workflow ${named(failing.workflow)} failed on ${named(failing.branch)}${again}`
  }
  const where = failing.environment === null ? [] : prose` in ${named(failing.environment)}`
  return prose`Alert ${named(failing.name)} fired${where}`
}

function lastGood(range: RegressionRange): Prose {
  if (range.kind === 'bounded') return prose`Last good at ${theCommit(range.good)}.`
  if (range.kind === 'open') return prose`When it was last good is not known.`
  return range.because === 'same-commit'
    ? prose`The same commit was good before.`
    : prose`The newer commit ${theCommit(range.good)} was good.`
}
