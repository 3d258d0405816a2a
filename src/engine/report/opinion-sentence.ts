import type { Opinion } from '../model/opinion.ts'
import { percent } from './likelihood.ts'
import { counted, ours, type Prose, prose } from './prose.ts'

/** How a language model was asked, and how far it was heard. Its own words stand nowhere in it. */
export function opinionSentence(opinion: Opinion): Prose {
  const { asked, answered, candidates, influence, because, positionBias } = opinion
  const times = prose`A language model was asked ${counted(asked, 'time')} about ${counted(candidates, 'change')}`
  if (influence === 'none') return prose`${times} and is not heard: ${ours(because ?? 'it did not vote')}.`
  const agreed = agreementWords(opinion)
  const biased =
    positionBias?.isTelling === true ? ours(' It leans to a place in the list, so it counts half.') : ours('')
  return prose`${times} and gave ${counted(answered, 'valid vote')}${agreed}.${biased} What was done did not depend on it.`
}

function agreementWords({ agreement, influence }: Opinion): Prose {
  if (agreement === null) return prose`; with one vote only it counts half`
  const half = influence === 'halved' ? ours(', so it counts half') : ours('')
  return prose`, ${ours(percent(agreement))} of them alike${half}`
}
