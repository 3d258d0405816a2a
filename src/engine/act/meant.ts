import type { Reaction } from '../model/act.ts'
import type { Instant } from '../model/ids.ts'
import type { Said } from '../model/told.ts'
import { namedChange, type NameableChange, type Word } from '../model/word.ts'
import type { Wish } from './plan-revert.ts'

/** What a word comes to. */
export type Heard = {
  readonly said: Said
  readonly reaction: Reaction
  readonly next: 'nothing' | 'triage' | 'mute'
  /** A pull request that is to be taken back or applied again, or a run that is to be started again. */
  readonly wish: Wish | null
}

/** What a word comes to on this incident. Of one that is over only its cause can still be told. */
export function meant(word: Word, at: Instant, changes: readonly NameableChange[], isLive: boolean): Heard {
  const heard = (said: Said, reaction: Reaction, next: Heard['next']): Heard => ({
    said,
    reaction,
    next: isLive ? next : 'nothing',
    wish: null,
  })
  const confused = heard({ kind: 'asked' }, 'confused', 'nothing')
  switch (word.kind) {
    case 'unknown':
      return confused
    case 'triage':
    case 'help':
      return isLive ? heard({ kind: 'asked' }, 'eyes', 'triage') : confused
    case 'rerun':
      return isLive ? { ...heard({ kind: 'asked' }, 'eyes', 'triage'), wish: { by: 'rerun' } } : confused
    case 'none':
      return heard({ kind: 'none' }, '+1', 'triage')
    case 'mute':
    case 'unmute': {
      // A mute that ends when it was said is none, and what was held back is made up for at once.
      const length = word.kind === 'mute' ? word.milliseconds : 0
      const until = new Date(Date.parse(at) + length).toISOString() as Instant
      return isLive ? heard({ kind: 'muted', until }, '+1', 'mute') : confused
    }
    case 'confirm':
    case 'clear':
    case 'explain':
    case 'revert':
    case 're-apply': {
      const change = namedChange(word.change, changes)
      if (change === null) return confused
      if (word.kind === 'confirm') return heard({ kind: 'confirmed', change }, '+1', 'triage')
      if (word.kind === 'clear') return heard({ kind: 'cleared', change }, '+1', 'triage')
      if (word.kind === 'explain')
        return isLive ? heard({ kind: 'explained', change }, 'eyes', 'triage') : confused
      const pull = changes.find(({ id }) => id === change)?.pull ?? null
      // What was taken back is applied again once all is well, so when the incident is over.
      if (pull === null || (!isLive && word.kind === 'revert')) return confused
      const by = word.kind === 'revert' ? 'command' : 're-apply'
      return { said: { kind: 'asked' }, reaction: 'eyes', next: 'triage', wish: { by, pull } }
    }
  }
}
