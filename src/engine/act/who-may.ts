import type { Role, Word } from '../model/word.ts'

const RANKS: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin']

/**
 * The least role from which each word counts. Whoever may sort issues may say what was the cause; who starts work or
 * writes code has to be allowed to write; to keep us silent takes somebody who answers for the repository.
 */
const LEAST: Readonly<Record<Word['kind'], Role>> = {
  confirm: 'triage',
  clear: 'triage',
  none: 'triage',
  explain: 'triage',
  help: 'triage',
  unknown: 'triage',
  triage: 'write',
  rerun: 'write',
  revert: 'write',
  're-apply': 'write',
  mute: 'maintain',
  unmute: 'maintain',
}

export function maySay(role: Role, word: Word): boolean {
  return isAtLeast(role, LEAST[word.kind])
}

/** Who may call an incident a flake by a label or a closing reason: the same as by a word. */
export function mayCallFlaky(role: Role): boolean {
  return isAtLeast(role, 'triage')
}

function isAtLeast(role: Role, least: Role): boolean {
  return RANKS.indexOf(role) >= RANKS.indexOf(least)
}
