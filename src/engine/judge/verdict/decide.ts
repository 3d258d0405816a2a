import type { Dossier, Facts } from '../../model/dossier.ts'
import type { Part } from '../../model/judgement.ts'
import type { Policy } from '../../model/policy.ts'
import type { Ranking, Suspect } from '../../model/suspect.ts'
import type { Reading } from '../../model/symptom.ts'
import type { Verdict } from '../../model/verdict.ts'
import { guards, type Silence } from './guards.ts'
import { mayName } from './may-name.ts'

/**
 * Guards first, in their order; then the thresholds. Silence is a verdict and always says why. Where the failures fall
 * into parts with different suspects, no change is the culprit of all: the first of each part are listed.
 */
export function decide(
  dossier: Dossier,
  reading: Reading,
  ranking: Ranking,
  policy: Policy,
  parts: readonly Pick<Part, 'ranking' | 'verdict'>[] = [],
): Verdict {
  const silence = guarded(dossier, reading)
  if (silence !== null) return silence
  return parts.length > 1
    ? firstOfEach(parts, ranking)
    : decideByThresholds(ranking, policy, mayName(dossier, reading))
}

function firstOfEach(parts: readonly Pick<Part, 'ranking' | 'verdict'>[], ranking: Ranking): Verdict {
  const named = new Set(
    parts.flatMap(({ verdict, ranking: { suspects } }) =>
      verdict.kind === 'silent' ? [] : suspects.slice(0, 1).map(({ id }) => id),
    ),
  )
  return { kind: 'shortlist', ids: ranking.suspects.flatMap(({ id }) => (named.has(id) ? [id] : [])) }
}

/** The silence that the first guard which holds asks for; null where all let pass. */
export function guarded(facts: Facts, reading: Reading): Silence | null {
  for (const guard of guards) {
    const silence = guard(facts, reading)
    if (silence !== null) return silence
  }
  return null
}

/** A ranking as far as the thresholds look at it. */
type Ranked = {
  readonly suspects: readonly Pick<Suspect, 'id' | 'probability'>[]
  readonly noneProbability: number
}

/** What a ranking is good for where no guard speaks. One change is named only where that may be. */
export function decideByThresholds(ranking: Ranked, policy: Policy, nameable: boolean): Verdict {
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
  if (isNamed && nameable) return { kind: 'culprit', id: first.id }
  if (sum(shown) < policy.shortlistFrom)
    return weak('The evidence is too thin to point at a handful of changes.')
  // A change that was cleared has nothing left, and stands last.
  return { kind: 'shortlist', ids: shown.flatMap(({ id, probability }) => (probability > 0 ? [id] : [])) }
}

/** A tie that runs over the end of the shortlist: the list would be arbitrary. */
function isTied({ suspects }: Ranked, { shortlistLength }: Policy): boolean {
  const first = suspects[0]?.probability
  const beyond = suspects[shortlistLength]?.probability
  return first !== undefined && first === beyond
}

function sum(suspects: Ranked['suspects']): number {
  return suspects.reduce((total, { probability }) => total + probability, 0)
}

function weak(says: string): Verdict {
  return { kind: 'silent', because: 'weak-evidence', says }
}
