import type { Evidence } from '../../model/evidence.ts'
import type { ChangeId } from '../../model/ids.ts'
import { type RedAtMerge, type Redness, unusuallyRed } from '../../model/red-at-merge.ts'
import type { MoreEvidence } from './collect-evidence.ts'

const namesShown = 3
const longestName = 80

/**
 * That a change was merged although checks of it had failed, and how many others of the range were: of the check that
 * fails now it is said first, of others last, for they tie it to nothing that fails. Nothing where every change was.
 */
export function checkEvidence(id: ChangeId, { same, any }: RedAtMerge): MoreEvidence {
  const first = unusuallyRed(same, id) > 0 ? told(id, same, 'The check that fails now') : []
  const last = first.length === 0 && unusuallyRed(any, id) > 0 ? told(id, any, 'Checks') : []
  return { first, last }
}

function told(id: ChangeId, { failed, known }: Redness, which: string): readonly Evidence[] {
  const names = [...new Set(failed.get(id)?.map(({ name }) => name))]
  const [quote] = names
  if (quote === undefined) return []
  const alike = failed.size === 1 ? 'none' : failed.size - 1
  const others = known === 2 ? '1 other change' : `${known - 1} other changes`
  const says = `${which} had failed when it was merged (${listed(names)}), as for ${alike} of ${others}.`
  return [{ says, quote, file: null, line: null, of: 'check' }]
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, namesShown).map((name) => `“${name.slice(0, longestName)}”`)
  const rest = names.length - shown.length
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}
