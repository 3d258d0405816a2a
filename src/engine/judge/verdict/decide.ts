import type { Facts } from '../../model/dossier.ts'
import type { Policy } from '../../model/policy.ts'
import type { Ranking, Suspect } from '../../model/suspect.ts'
import type { Reading } from '../../model/symptom.ts'
import type { Verdict } from '../../model/verdict.ts'
import { guards } from './guards.ts'

/** Guards first, in their order; then the thresholds. Silence is a verdict and always says why. */
export function decide(facts: Facts, reading: Reading, ranking: Ranking, policy: Policy): Verdict {
  for (const guard of guards) {
    const silence = guard(facts, reading)
    if (silence !== null) return silence
  }
  const shown = ranking.suspects.slice(0, policy.shortlistLength)
  const [first, second] = shown
  if (first === undefined || isTied(ranking, policy))
    return weak('Several changes stand equal: nothing tells them apart.')
  if (ranking.noneProbability > first.probability && ranking.noneProbability >= 0.5) {
    return {
      kind: 'silent',
      because: 'outside-cause',
      says: 'None of these changes is more likely than a cause outside of them.',
    }
  }
  const isNamed = first.probability >= policy.culpritFrom && first.probability > (second?.probability ?? 0)
  if (isNamed && facts.range.kind === 'bounded') return { kind: 'culprit', id: first.id }
  if (sum(shown) < policy.shortlistFrom)
    return weak('The evidence is too thin to point at a handful of changes.')
  return { kind: 'shortlist', ids: shown.map(({ id }) => id) }
}

/** A tie that runs over the end of the shortlist: the list would be arbitrary. */
function isTied({ suspects }: Ranking, { shortlistLength }: Policy): boolean {
  const first = suspects[0]?.probability
  const beyond = suspects[shortlistLength]?.probability
  return first !== undefined && first === beyond
}

function sum(suspects: readonly Suspect[]): number {
  return suspects.reduce((total, { probability }) => total + probability, 0)
}

function weak(says: string): Verdict {
  return { kind: 'silent', because: 'weak-evidence', says }
}
