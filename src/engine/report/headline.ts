import type { Failing, Incident } from '../model/incident.ts'
import type { RegressionRange } from '../model/regression-range.ts'
import { dayAndTime } from './moments.ts'
import { counted, listed, named, ours, type Prose, prose, theCommit } from './prose.ts'

/** What broke, where and since when. */
export function headlineOf(incident: Incident, range: RegressionRange): Prose {
  const { failing, badSha, seenAt } = incident
  const time = dayAndTime(seenAt)
  const seen = time === null ? [] : prose`, seen ${ours(time)}`
  return prose`${whatFailed(failing)} at ${theCommit(badSha)}${seen}. ${lastGood(range)}${withIt(incident)}${sinceThen(incident)}`
}

const partsNamed = 5

/** What else fails at the same commit and is taken for a part of it. */
function withIt({ also = [] }: Incident): Prose {
  if (also.length === 0) return []
  const rest = also.length - partsNamed
  const names = also.slice(0, partsNamed).map(named)
  const all = rest > 0 ? [...names, counted(rest, 'other')] : names
  return prose` At the same commit also failed: ${listed(all)}.`
}

function sinceThen({ again }: Incident): Prose {
  if (again === undefined) return []
  const how = again.times === 1 ? ours('once more') : ours(`${again.times} times more`)
  return prose` The same failure was seen ${how} since, last at ${theCommit(again.sha)}.`
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
