import type { ChangeId } from '../model/ids.ts'
import type { Ranking } from '../model/suspect.ts'
import type { Told } from '../model/told.ts'
import { percent } from './likelihood.ts'
import { counted, listed, named, ours, type Prose, prose, theChange } from './prose.ts'
import type { ReportedChange } from './reported-change.ts'

type Known = ReadonlyMap<ChangeId, ReportedChange>

/** The verdict in a sentence where maintainers confirmed it; null where they did not. Nobody is named. */
export function confirmedSentence(
  { confirmed }: Told,
  { suspects }: Ranking,
  changes: Known,
): { readonly lead: Prose; readonly rest: Prose } | null {
  const known = confirmed.flatMap((id) => changes.get(id) ?? [])
  if (known.length === 0) return null
  const probabilities = new Map(suspects.map(({ id, probability }) => [id, probability]))
  const together = known.reduce((sum, { id }) => sum + (probabilities.get(id) ?? 0), 0)
  const it = ours(known.length === 1 ? 'it' : 'them together')
  return {
    lead: prose`A maintainer confirmed that ${listed(known.map(theChange))} caused this.`,
    rest: prose`Judged by the facts alone, Prime Suspect gives ${it} ${ours(percent(together))} out of ${counted(changes.size, 'change')} in the range.`,
  }
}

/** What maintainers can say on the issue, and what comes of it. */
export const wordsHeard: readonly { readonly word: string; readonly does: string }[] = [
  { word: '/suspect', does: 'look again now' },
  { word: '/suspect confirm #12', does: 'this change did it' },
  { word: '/suspect clear #12', does: 'this change did not do it' },
  { word: '/suspect none', does: 'none of these changes did it' },
  { word: '/suspect explain #12', does: 'show what speaks for this change, however unlikely it is' },
  { word: '/suspect rerun', does: 'start the failed jobs again, to see whether it fails again' },
  { word: '/suspect revert #12', does: 'ask for a revert of this change' },
  {
    word: '/suspect re-apply #12',
    does: 'ask for a draft that applies again what a revert of ours took back',
  },
  { word: '/suspect mute 2h', does: 'write nothing here for so long (30m, 2h, 3d; a week at most)' },
  { word: '/suspect unmute', does: 'write again, and make up for what was held back' },
  { word: '/suspect help', does: 'bring this list up to date' },
]

/** Asks for what maintainers know, by example. */
export function sayItHere(): Prose {
  const words = ['/suspect confirm #12', '/suspect clear #12', '/suspect none'].map(named)
  return prose`Is this wrong, or right? Maintainers can say so in a comment here: ${listed(words)}.`
}
