import type { ChangeId } from '../../src/engine/model/ids.ts'
import type { JudgedCase } from '../../src/learn/judged-case.ts'

export function changeIds(...ids: readonly string[]): readonly ChangeId[] {
  return ids as readonly ChangeId[]
}

/** A case from the probabilities of its changes, most suspicious first; what is left over is that of "none of these". */
export function aJudgedCase(
  probabilities: Readonly<Record<string, number>>,
  culprits: readonly string[],
  over: Partial<JudgedCase> = {},
): JudgedCase {
  const ranking = Object.entries(probabilities).map(([id, probability]) => ({
    id: id as ChangeId,
    probability,
  }))
  const noneProbability = 1 - ranking.reduce((sum, { probability }) => sum + probability, 0)
  return {
    id: 'case-1',
    repo: 'acme/shop',
    at: null,
    culprits: changeIds(...culprits),
    ranking,
    noneProbability,
    verdict: { kind: 'shortlist', ids: ranking.slice(0, 5).map(({ id }) => id) },
    ...over,
  }
}

/** The same with its first change named as the culprit. */
export function aNamedCase(...[probabilities, culprits, over]: Parameters<typeof aJudgedCase>): JudgedCase {
  const judged = aJudgedCase(probabilities, culprits, over)
  const [first] = judged.ranking
  return first === undefined ? judged : { ...judged, verdict: { kind: 'culprit', id: first.id } }
}

export function aSilentCase(...[probabilities, culprits, over]: Parameters<typeof aJudgedCase>): JudgedCase {
  const verdict = { kind: 'silent', because: 'weak-evidence', says: 'Nothing stands out.' } as const
  return { ...aJudgedCase(probabilities, culprits, over), verdict }
}
