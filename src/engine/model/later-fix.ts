import type { ChangeId } from './ids.ts'
import type { Landing } from './landing.ts'

/** What landed after the failing commit and says that it takes a change of the range back, or mends it. */
export type LaterFix = {
  readonly change: ChangeId
  readonly how: 'taken-back' | 'mended'
  readonly by: Landing
}
