import type { Act, Performed, Plan } from '../model/act.ts'

/**
 * What is told again once a language model has answered: the issue and the reports at other places that were written a
 * moment ago, each once more at most. A model changes what they say and nothing else: it opens nothing, chooses no
 * place, and what was planned without it stands. Where writing was refused it is not tried again.
 * `performed` is what became of the plan's acts, in order.
 */
export function secondEdition(plan: Plan, performed: readonly Performed[]): Plan {
  const wasWritten = (place: number): boolean => performed[place]?.kind !== 'refused'
  return { ...plan, take: plan.take.flatMap((act, place) => (wasWritten(place) ? toldAgain(act) : [])) }
}

function toldAgain(act: Act): readonly Act[] {
  switch (act.kind) {
    case 'publish-issue':
      return [{ ...act, isSecond: true }]
    case 'publish-report':
      return [{ ...act, onlyIfThere: true, isSecond: true }]
    default:
      return []
  }
}
