import type { Gap } from '../../../engine/model/completeness.ts'
import { Refusal } from '../../../engine/model/refusal.ts'

/** Something that could not be looked at. */
export function gap(what: string, because: string): Gap {
  return { what, completeness: { kind: 'unknown', because } }
}

/** Something read in part only. */
export function truncated(what: string, because: string): Gap {
  return { what, completeness: { kind: 'truncated', because } }
}

/** The gap that a refused read leaves. Bugs are thrown on; so are refusals that a later try would mend wholly. */
export function gapOf(what: string, error: unknown): Gap {
  if (!(error instanceof Refusal) || error.kind === 'misconfigured' || error.retryAfterMs !== null)
    throw error
  return gap(what, error.kind === 'missing-permission' ? `${error.message}. ${error.mend}` : error.message)
}
