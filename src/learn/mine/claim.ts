import type { Reference } from './reference.ts'

/** What one commit's message says of another change. */
export type Claim = {
  /** `revert`: takes a change back. `fix`: mends what a change broke. */
  readonly kind: 'revert' | 'fix'
  /** Each names a change; several names of one change are common. */
  readonly names: readonly Reference[]
  /** Why this is no whole revert or fix of one change of this repository, where the message itself tells. */
  readonly unfit: 're-land' | 'partial-revert' | 'automatic-roll' | null
}
