import type { Change } from '../model/change.ts'
import type { CheckAtMerge } from '../model/merge-checks.ts'
import { namesOf } from './check-names.ts'
import type { AroundChecks, Why } from './not-caught.ts'
import { counted, listed, named, type Prose, prose } from './prose.ts'
import { changeLabel } from './reported-change.ts'

const changesShown = 3

/** What the checks that fail now said of the change when it was merged: the gravest first. `same` is not empty. */
export function whatTheySaid(change: Change, same: readonly CheckAtMerge[], around: AroundChecks): Why {
  const of = (outcome: CheckAtMerge['outcome']) => same.filter((one) => one.outcome === outcome)
  const [failed, running, passed, skipped] = [of('failed'), of('running'), of('passed'), of('skipped')]
  if (failed.length > 0) {
    return { because: 'red', sentence: prose`${namesOf(failed)} failed for it, and it was merged anyway.` }
  }
  if (running.length > 0) {
    const sentence = prose`${namesOf(running)} had not ended when it was merged.`
    return { because: 'unfinished', sentence }
  }
  if (passed.length > 0) return afterPassing(change, passed, around)
  if (skipped.length > 0) {
    const sentence = prose`${namesOf(skipped)} was skipped for it, by a condition or a path filter.`
    return { because: 'skipped', sentence }
  }
  const later = of('later')
  if (later.length > 0) {
    const sentence = prose`${namesOf(later)} is known from after the merge only, not what it had said by then.`
    return { because: 'later', sentence }
  }
  return { because: 'no-result', sentence: prose`${namesOf(same)} gave no result for it.` }
}

function afterPassing(
  change: Change,
  passed: readonly CheckAtMerge[],
  { dossier, known }: AroundChecks,
): Why {
  const unseen = landedBetween(change, passed, dossier.changes).flatMap(({ id }) => known.get(id) ?? [])
  if (unseen.length === 0) {
    return {
      because: 'passed',
      sentence: prose`${namesOf(passed)} passed for it: there it does not do what it does here, or it is not to blame.`,
    }
  }
  const names: readonly Prose[] = unseen
    .slice(0, changesShown)
    .map((one) => prose`${named(changeLabel(one))}`)
  const rest = unseen.length - names.length
  const which = listed(rest > 0 ? [...names, prose`${counted(rest, 'more', 'more')}`] : names)
  return {
    because: 'passed-without-others',
    sentence: prose`${namesOf(passed)} passed for it, but without ${counted(unseen.length, 'change')} that landed between its start and the merge: ${which}. They may clash.`,
  }
}

/** Changes of the range that landed after the first of these checks began and before this change did. */
function landedBetween(
  { id, mergedAt }: Change,
  checks: readonly CheckAtMerge[],
  changes: readonly Change[],
): readonly Change[] {
  const starts = checks.flatMap(({ startedAt }) => (startedAt === null ? [] : [Date.parse(startedAt)]))
  if (mergedAt === null || starts.length === 0) return []
  const [begun, merged] = [Math.min(...starts), Date.parse(mergedAt)]
  return changes.filter((one) => {
    const at = one.id === id || one.mergedAt === null ? Number.NaN : Date.parse(one.mergedAt)
    return at > begun && at < merged
  })
}
