import type { KnownRevert, RevertHistory, RevertKnowledge } from '../../src/engine/model/revert.ts'
import { anInstant } from './ids.ts'

/** No revert is known and none was opened lately. */
export function aHistory(over: Partial<RevertHistory> = {}): RevertHistory {
  return { reverts: [], opened: [], ...over }
}

/** Our own open draft that takes #12 back. */
export function aKnownRevert(over: Partial<KnownRevert> = {}): KnownRevert {
  return { number: 130, of: 12, state: 'open', isOurs: true, ...over }
}

/** An hour after the failure was seen; nothing of the world stands against a revert. */
export function someKnowledge(over: Partial<RevertKnowledge> = {}): RevertKnowledge {
  return {
    now: anInstant('2026-03-02T11:00:00Z'),
    history: aHistory(),
    mayWrite: 'unknown',
    trial: null,
    ...over,
  }
}
