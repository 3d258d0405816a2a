import type { Change } from './change.ts'
import type { Dossier } from './dossier.ts'
import type { ChangeId } from './ids.ts'
import type { CheckAtMerge, ChecksAtMerge } from './merge-checks.ts'
import { sameChecks } from './same-check.ts'

/** Which changes were merged although checks had failed, among those of which that is known. */
export type Redness = {
  /** The failed checks of those that had any. */
  readonly failed: ReadonlyMap<ChangeId, readonly CheckAtMerge[]>
  /** Of how many changes it is known whether there were any. */
  readonly known: number
}

/** `same`: the check that fails now. `any`: whichever. */
export type RedAtMerge = { readonly same: Redness; readonly any: Redness }

/** Where nothing is known of any check. */
export const nothingRed: RedAtMerge = {
  same: { failed: new Map(), known: 0 },
  any: { failed: new Map(), known: 0 },
}

/**
 * Reads from the dossier which of these changes were merged red. Where only a part of the checks is known, what failed
 * in it failed; what did not may have failed in the rest, and is not known.
 */
export function redAtMerge(
  dossier: Pick<Dossier, 'incident' | 'failures' | 'mergeChecks'>,
  changes: readonly Pick<Change, 'id'>[],
): RedAtMerge {
  if (dossier.mergeChecks === undefined) return nothingRed
  const among = new Set(changes.map(({ id }) => id))
  const all = dossier.mergeChecks.filter(({ change }) => among.has(change))
  const rednessOf = (of: (own: ChecksAtMerge) => readonly CheckAtMerge[]): Redness => {
    const failed = new Map<ChangeId, readonly CheckAtMerge[]>()
    let known = 0
    for (const own of all) {
      const red = of(own).filter(({ outcome }) => outcome === 'failed')
      if (red.length > 0) failed.set(own.change, red)
      if (red.length > 0 || own.completeness.kind === 'complete') known += 1
    }
    return { failed, known }
  }
  return { same: rednessOf((own) => sameChecks(dossier, own)), any: rednessOf(({ checks }) => checks) }
}

/**
 * How unusual it is in this range that a change was merged red: 1 less the share of those merged red, and 0 for one that
 * was not or of which it is not known. Where everything is merged red it tells nothing, neither among the changes nor
 * against "none of these".
 */
export function unusuallyRed({ failed, known }: Redness, id: ChangeId): number {
  return failed.has(id) ? 1 - failed.size / known : 0
}
