import type { Change } from '../../model/change.ts'
import type { ChangeId } from '../../model/ids.ts'
import type { Match } from '../../model/match.ts'
import type { Question } from './question.ts'

/** One way to tie changes to a failure. Adding one touches its file, the registry and a test. */
export type Heuristic = {
  readonly name: string
  /** Why a change was kept, for people: "kept because it …". */
  readonly because: string
  /** How much its order counts when orders are fused; 1 where absent. Who points at lines speaks up, a mere hint softly. */
  readonly voice?: number
  /** Matches of the changes it speaks for. Changes it is silent about are absent. */
  readonly find: (question: Question, changes: readonly Change[]) => ReadonlyMap<ChangeId, Match>
}
