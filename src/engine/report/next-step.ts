import type { ChangeId } from '../model/ids.ts'
import type { Failing } from '../model/incident.ts'
import type { LaterFix } from '../model/later-fix.ts'
import type { RevertAdvice } from '../model/revert.ts'
import type { SilentBecause, Verdict } from '../model/verdict.ts'
import { laterWords } from './later-words.ts'
import { type Prose, prose, theChange } from './prose.ts'
import type { ReportedChange } from './reported-change.ts'
import { revertWords } from './revert-words.ts'
import { namedBy } from './verdict-sentence.ts'

const afterSilence: Record<SilentBecause, Prose> = {
  flaky: prose`Run it again. If it fails at the same place, the flaky test needs mending, and no change a revert.`,
  infrastructure: prose`Run it again once the machine or the service is well; a revert would not help.`,
  recovered: prose`Nothing has to be done.`,
  'outside-cause': prose`Look at what changed outside of this repository: services, data, settings, unpinned dependencies.`,
  'empty-range': prose`Look at what changed besides code: settings, data, services, the machine.`,
  'open-range': prose`Find a commit at which it was good: with one, the changes since then can be searched.`,
  'weak-evidence': prose`Look at the whole log; what it says may point at a change that this excerpt does not.`,
}

/** What landed after the failing commit. */
export type Since = {
  readonly later: readonly LaterFix[]
  readonly failing: Failing
}

/** What somebody on call might do first. With advice it says what stands in the way of a revert. */
export function nextStep(
  verdict: Verdict,
  changes: ReadonlyMap<ChangeId, ReportedChange>,
  advice?: RevertAdvice,
  since?: Since,
): Prose {
  if (verdict.kind === 'silent') return afterSilence[verdict.because]
  const [first] = namedBy(verdict).flatMap((id) => changes.get(id) ?? [])
  if (first === undefined) return []
  const fix = since?.later.find(({ change }) => change === first.id)
  if (since !== undefined && fix !== undefined) return laterWords(fix, first, since.failing)
  return verdict.kind === 'culprit'
    ? prose`See whether the quoted lines of ${theChange(first)} explain the failure. If they do, revert it or mend it forward.${afterBlank(advice, first, changes)}`
    : prose`See which of the quoted lines explain the failure, those of ${theChange(first)} first.`
}

/** A maintainer may have asked about another change than the culprit. */
function afterBlank(
  advice: RevertAdvice | undefined,
  of: ReportedChange,
  changes: ReadonlyMap<ChangeId, ReportedChange>,
): Prose {
  return advice?.change !== of.id ? [] : prose` ${revertWords(advice, changes)}`
}
