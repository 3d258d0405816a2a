import type { ChangeId } from '../model/ids.ts'
import type { Ranking } from '../model/suspect.ts'
import type { SilentBecause, Verdict } from '../model/verdict.ts'
import { likelihoodWord, percent } from './likelihood.ts'
import { counted, listed, ours, type Prose, prose, theChange, told } from './prose.ts'
import type { ReportedChange } from './reported-change.ts'

const whySilent: Record<SilentBecause, string> = {
  flaky: 'this looks flaky.',
  infrastructure: 'the machine or a service it needs failed, not the code.',
  recovered: 'the same thing is good again.',
  'outside-cause': 'the cause seems to lie outside these changes.',
  'empty-range': 'no code changed since it was last good.',
  'open-range': 'the last good state is not known.',
  'weak-evidence': 'the evidence is too weak to name one.',
}

type Sentence = { readonly lead: Prose; readonly rest: Prose }
type Known = ReadonlyMap<ChangeId, ReportedChange>

/** The changes a verdict names, likeliest first. */
export function namedBy(verdict: Verdict): readonly ChangeId[] {
  if (verdict.kind === 'silent') return []
  return verdict.kind === 'culprit' ? [verdict.id] : verdict.ids
}

/** The verdict in a sentence, with counts, and the chance that no change of the range is to blame. */
export function verdictSentence(verdict: Verdict, ranking: Ranking, changes: Known): Sentence {
  if (verdict.kind === 'silent') {
    const lead = prose`No change is named: ${ours(whySilent[verdict.because])}`
    return { lead, rest: prose`${told(verdict.says)} ${likeliest(ranking, changes.size)}` }
  }
  const probabilities = new Map(ranking.suspects.map(({ id, probability }) => [id, probability]))
  const named = namedBy(verdict).flatMap((id) => {
    const change = changes.get(id)
    return change === undefined ? [] : [{ change, probability: probabilities.get(id) ?? 0 }]
  })
  const [first] = named
  if (verdict.kind === 'culprit' && first !== undefined) {
    const word = ours(likelihoodWord(first.probability))
    return {
      lead: prose`${theChange(first.change)} ${word} caused this (${ours(percent(first.probability))}).`,
      rest: prose`It is 1 of ${counted(changes.size, 'change')} in the range. ${none(ranking, changes.size)}`,
    }
  }
  const together = ours(percent(named.reduce((sum, { probability }) => sum + probability, 0)))
  const items = named.map(
    ({ change, probability }) => prose`${theChange(change)} (${ours(percent(probability))})`,
  )
  const subject = named.length === 1 ? prose`1 change is` : prose`${named.length} changes are`
  const sum = named.length === 1 ? [] : prose`, together ${together}`
  return {
    lead: prose`${subject} suspected: ${listed(items)}${sum}.`,
    rest: prose`None is sure enough to be named the cause, out of ${counted(changes.size, 'change')} in the range. ${none(ranking, changes.size)}`,
  }
}

/**
 * The same for failures that fall into groups with suspects of their own; null where they do not. A change that is
 * first in several groups is told once.
 */
export function groupsSentence(
  groups: readonly {
    readonly suspects: readonly { readonly change: ReportedChange; readonly named: boolean }[]
  }[],
  ranking: Ranking,
  total: number,
): Sentence | null {
  const firsts = groups.flatMap(({ suspects }) => suspects.slice(0, 1).filter(({ named }) => named))
  const named = [...new Map(firsts.map(({ change }) => [change.id, change])).values()]
  if (groups.length < 2 || named.length < 2) return null
  const which = firsts.length === groups.length ? ours('each') : ours(`${firsts.length} of them`)
  return {
    lead: prose`The failures fall into ${groups.length} groups that seem to have different causes, and for ${which} another change is suspected first: ${listed(named.map(theChange))}.`,
    rest: prose`None is likely to have caused all of them, out of ${counted(total, 'change')} in the range. ${none(ranking, total)}`,
  }
}

function none({ noneProbability }: Ranking, total: number): Prose {
  const subject = ours(total === 1 ? 'something else' : 'none of them')
  return prose`The chance that ${subject} did it is ${ours(percent(noneProbability))}.`
}

function likeliest({ suspects, noneProbability }: Ranking, total: number): Prose {
  const [first] = suspects
  if (first === undefined || total === 0) return []
  const chance = ours(percent(first.probability))
  if (total === 1) return prose`The only change in the range has ${chance}.`
  return prose`The likeliest of ${total} changes has ${chance}; the chance that none of them did it is ${ours(percent(noneProbability))}.`
}
