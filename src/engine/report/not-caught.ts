import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import type { ChecksAtMerge } from '../model/merge-checks.ts'
import { checksOfFailing } from '../model/same-check.ts'
import { namesOf } from './check-names.ts'
import { counted, named, type Prose, prose } from './prose.ts'
import { changeLabel, type ReportedChange } from './reported-change.ts'
import { whatTheySaid } from './what-checks-said.ts'

/** Why the own checks of a suspected change let it pass. */
export type NotCaught = {
  readonly change: ReportedChange
  readonly because:
    /** It was pushed directly. */
    | 'no-pull-request'
    /** The check that fails now had failed, or had not ended, when it was merged. */
    | 'red'
    | 'unfinished'
    /** It passed, but on a state without changes that landed before this one. */
    | 'passed-without-others'
    | 'passed'
    | 'skipped'
    | 'no-result'
    /** Only what it did after the merge is known. */
    | 'later'
    /** It ran for other pull requests, but not for this one. */
    | 'filtered'
    /** What fails runs nowhere but where it is deployed or watched. */
    | 'other-environment'
    | 'not-run'
    | 'no-checks'
  readonly sentence: Prose
}

export type Why = Pick<NotCaught, 'because' | 'sentence'>

/** What the words about checks need to know besides the change itself. */
export type AroundChecks = {
  readonly dossier: Pick<Dossier, 'incident' | 'failures' | 'changes'>
  readonly checks: readonly ChecksAtMerge[]
  readonly known: ReadonlyMap<ChangeId, ReportedChange>
}

/**
 * For each named change, in their order, what its own checks said of what fails now. A change whose checks are not
 * known is left out, unless it had none because it was pushed directly.
 */
export function notCaught(suspects: readonly ChangeId[], around: AroundChecks): readonly NotCaught[] {
  return suspects.flatMap((id) => {
    const change = around.dossier.changes.find((one) => one.id === id)
    const shown = around.known.get(id)
    if (change === undefined || shown === undefined) return []
    if (change.kind === 'direct-push') return [{ change: shown, ...pushedDirectly }]
    const own = around.checks.find((one) => one.change === id)
    const why = own === undefined ? null : whyOf(change, own, around)
    return why === null ? [] : [{ change: shown, ...why }]
  })
}

const pushedDirectly: Why = {
  because: 'no-pull-request',
  sentence: prose`It was pushed directly, so no pull request's checks stood before it.`,
}

function whyOf(change: Change, own: ChecksAtMerge, around: AroundChecks): Why | null {
  const same = checksOfFailing(around.dossier, own)
  const why = same.length > 0 ? whatTheySaid(change, same, around) : whyAbsent(own, around)
  const red = own.checks.filter((one) => one.outcome === 'failed' && !same.includes(one))
  if (why === null || red.length === 0) return why
  return { ...why, sentence: prose`${why.sentence} Red when it was merged: ${namesOf(red)}.` }
}

function whyAbsent(own: ChecksAtMerge, around: AroundChecks): Why | null {
  // What is not in a part of a list may be in the rest.
  if (own.completeness.kind !== 'complete') return null
  const { dossier, checks, known } = around
  const ran = checks.find((one) => one !== own && checksOfFailing(dossier, one).length > 0)
  const example = ran === undefined ? undefined : known.get(ran.change)
  if (ran !== undefined && example !== undefined) {
    const names = namesOf(checksOfFailing(dossier, ran))
    return {
      because: 'filtered',
      sentence: prose`${names} did not run for it, though for ${named(changeLabel(example))}: a path filter or a condition seems to leave it out.`,
    }
  }
  const { failing } = dossier.incident
  if (own.checks.length === 0) {
    return { because: 'no-checks', sentence: prose`No check ran for its pull request.` }
  }
  const among = counted(own.checks.length, 'check')
  if (failing.kind === 'deployment' || failing.kind === 'alert') {
    return {
      because: 'other-environment',
      sentence: prose`What fails does not run for pull requests: of its ${among} none is the same.`,
    }
  }
  const what = failing.kind === 'check' ? failing.name : failing.workflow
  return {
    because: 'not-run',
    sentence: prose`${named(what)} did not run for its pull request, which had ${among} of other kinds.`,
  }
}
