import type { RevertWithheldBecause } from '../model/act.ts'
import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Instant } from '../model/ids.ts'
import { environmentOf, type Failing } from '../model/incident.ts'
import type { LaterFix } from '../model/later-fix.ts'
import type { RevertPolicy } from '../model/policy.ts'
import type { RevertAdvice, RevertHistory } from '../model/revert.ts'
import { landedAfter } from './revert-conflicts.ts'
import { mayBeRevert, takesBack } from './revert-words.ts'
import { migrationPath, workflowFile } from './risky-paths.ts'

/** A reason against opening a revert; `says` ends the sentence "No revert was opened, because …". */
export type Objection = { readonly because: 'observe-only' | RevertWithheldBecause; readonly says: string }

const hour = 3_600_000
/** A merge of more commits than this is taken for a branch that many changes came in by. */
const mostCommits = 50
const longestPath = 120

/** What the change itself and its range say against taking it back; null where nothing does. */
export function objectionToChange(change: Change, dossier: Dossier): Objection | null {
  if (dossier.range.kind !== 'bounded')
    return no('range-not-bounded', 'the last good state is not known for sure')
  if (change.pull === null)
    return no('no-pull-request', 'the change was pushed directly and has no pull request')
  if (change.commits.length === 0)
    return no('no-pull-request', 'the commit by which the change landed is not known')
  if (change.mainline === null)
    return no('many-changes', 'what had been good came in by the same merge, and would be taken back too')
  if (mayBeRevert(change)) return no('is-a-revert', 'the change is itself a revert, or brings something back')
  if (change.filesCompleteness.kind !== 'complete')
    return no(
      'files-unknown',
      'not all files of the change are known, so it may touch what must not be reverted',
    )
  const workflow = workflowFile(change.files)
  if (workflow !== null)
    return no('touches-workflows', `the change touches a workflow file (${short(workflow)})`)
  const migration = migrationPath(change.files)
  if (migration !== null) {
    const touched = `the change touches what looks like a database migration (${short(migration)})`
    return no('touches-migrations', `${touched}, whose effect on the data a revert would not take back`)
  }
  return isMany(change, dossier) ? no('many-changes', 'it merged many changes at once') : null
}

/** Whether the change is too old; what is not known counts as a no. */
export function objectionToAge({ mergedAt }: Change, now: Instant, policy: RevertPolicy): Objection | null {
  const age = mergedAt === null ? Number.NaN : Date.parse(now) - Date.parse(mergedAt)
  if (Number.isNaN(age)) return no('age-unknown', 'it is not known when the change was merged')
  if (age <= policy.oldestHours * hour) return null
  return no('too-old', `the change was merged more than ${policy.oldestHours} hours ago`)
}

/** What is known of other reverts speaks against one: at most one for a change, ever, and few a day. */
export function objectionByHistory(
  change: Change,
  history: RevertHistory | null,
  now: Instant,
  policy: RevertPolicy,
): Objection | null {
  if (history === null)
    return no('reverts-unknown', 'it could not be found out which reverts there are already')
  const known = history.reverts.find(({ of }) => of === change.pull)
  if (known !== undefined) {
    const state = { open: 'is open', merged: 'was merged', closed: 'was opened and closed again' }
    const again = known.state === 'merged' && known.isOurs ? '; to apply it again can be asked for' : ''
    return no('revert-exists', `a revert of it ${state[known.state]} already (#${known.number})${again}`)
  }
  return objectionByCap(history, now, policy)
}

/** Few a day, whatever asked for them. */
export function objectionByCap(history: RevertHistory, now: Instant, policy: RevertPolicy): Objection | null {
  const lately = history.opened.filter((at) => !(Date.parse(now) - Date.parse(at) >= 24 * hour)).length
  if (lately < policy.mostPerDay) return null
  return no(
    'cap-reached',
    `${lately} were opened in this repository in the last 24 hours, and no more are allowed`,
  )
}

/** A later change of the range says that it took this one back. */
export function objectionByRange(change: Change, dossier: Dossier): Objection | null {
  const taken = landedAfter(change, dossier.changes).find((later) => takesBack(later, change))
  if (taken === undefined) return null
  const by = taken.pull === null ? 'a later change' : `#${taken.pull}`
  return no('revert-exists', `${by} of the same range says that it takes the change back already`)
}

/** What landed since took it back, or says that it mends it, where nobody asks for a revert all the same. */
export function objectionByLaterFix(
  { id }: Change,
  later: readonly LaterFix[],
  failing: Failing,
  wished: 'policy' | 'command',
): Objection | null {
  const fix = later.find(({ change }) => change === id)
  if (fix === undefined) return null
  const where = environmentOf(failing)
  const isOut = where === null ? 'after the failing commit' : `and that is not yet in ${short(where)}`
  if (fix.how === 'taken-back')
    return no('revert-exists', `it was taken back already by #${fix.by.pull}, ${isOut}`)
  if (wished === 'command') return null
  return no('mended-already', `#${fix.by.pull}, which was merged since, says that it mends it, ${isOut}`)
}

/** What an unasked revert has to be sure of, and a maintainer may overrule by asking. */
export function objectionToAutomatic({ conflicts, dependents, trial }: RevertAdvice): Objection | null {
  if (conflicts.kind === 'unknown' && trial?.kind !== 'applies')
    return no(
      'conflicts-unknown',
      `whether later changes touch the same lines is not known: ${conflicts.because}`,
    )
  if (dependents.kind === 'unknown')
    return no('has-dependents', `whether later changes need it is not known: ${dependents.because}`)
  return dependents.kind === 'found'
    ? no('has-dependents', 'later changes of the range seem to use what it added')
    : null
}

/** Accounts that roll other people's changes in: what broke is there, and they roll it in again. */
const rollers = new Set([
  'dependabot[bot]',
  'dependabot-preview[bot]',
  'renovate[bot]',
  'pre-commit-ci[bot]',
  'release-please[bot]',
  'github-actions[bot]',
  'imgbot[bot]',
])

/** Nobody asked, and whoever made the change would make it again. */
export function objectionToAuthor({ author }: Change): Objection | null {
  if (author === null || !rollers.has(author.toLowerCase())) return null
  return no(
    'rolled-by-bot',
    'the change was made by a bot that would make it again; only people may ask for it',
  )
}

/** Trying it knows better than reading hunks does. */
export function objectionByConflict({ conflicts, trial }: RevertAdvice): Objection | null {
  const meets =
    trial === null || trial.kind === 'not-tried' ? conflicts.kind === 'found' : trial.kind === 'conflicts'
  return meets
    ? no('conflicts', 'later changes touch the same lines, so it needs a hand that resolves them')
    : null
}

function isMany(change: Change, { changes }: Dossier): boolean {
  if (change.commits.length > mostCommits) return true
  const own = new Set(change.commits)
  return changes.some(({ id, commits }) => id !== change.id && commits.some((sha) => own.has(sha)))
}

function no(because: RevertWithheldBecause, says: string): Objection {
  return { because, says }
}

function short(path: string): string {
  return path.length <= longestPath ? path : `…${path.slice(1 - longestPath).toWellFormed()}`
}
