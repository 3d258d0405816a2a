import type { ChangeId } from './ids.ts'

/** Why nobody is named. */
export type SilentBecause =
  | 'flaky'
  | 'infrastructure'
  | 'recovered'
  | 'outside-cause'
  | 'empty-range'
  | 'open-range'
  | 'weak-evidence'

export type Verdict =
  | { readonly kind: 'culprit'; readonly id: ChangeId }
  /** Most suspicious first. */
  | { readonly kind: 'shortlist'; readonly ids: readonly ChangeId[] }
  | { readonly kind: 'silent'; readonly because: SilentBecause; readonly says: string }
