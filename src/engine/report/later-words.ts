import { environmentOf, type Failing } from '../model/incident.ts'
import type { LaterFix } from '../model/later-fix.ts'
import { named, type Prose, prose, theChange } from './prose.ts'
import type { ReportedChange } from './reported-change.ts'

/** What to do first about a change that was taken back or mended after the failing commit. */
export function laterWords({ how, by }: LaterFix, of: ReportedChange, failing: Failing): Prose {
  const { pull, sha, title, mergedAt } = by
  const fix = theChange({ id: of.id, pull, sha, title, mergedAt })
  const where = environmentOf(failing)
  const isOut = where === null ? prose`, after the failing commit` : prose`, not yet in ${named(where)}`
  return how === 'taken-back'
    ? prose`${theChange(of)} was taken back already by ${fix}${isOut}. Bring that out; there is nothing left to revert.`
    : prose`${fix} says that it mends ${theChange(of)}; it is merged${isOut}. See whether it does before anything is reverted.`
}
