import type { Feature } from './feature.ts'

/**
 * Two features of a heuristic: how a change compares with the best change of the range (`relative`), and how loud it
 * speaks at all (`strength`, so that the best of nothing stays nothing). `half` is the score at which strength is ½.
 */
export function matchFeatures(heuristic: string, half: number): readonly Feature[] {
  return [
    {
      name: `${heuristic}-relative`,
      about: `score of “${heuristic}” over the best score of the range, 0..1`,
      of: ({ matches }, { best }) => {
        const top = best[heuristic] ?? 0
        return top === 0 ? 0 : (matches[heuristic]?.score ?? 0) / top
      },
    },
    {
      name: `${heuristic}-strength`,
      about: `score of “${heuristic}” on a scale that flattens, 0..1, ½ at ${half}`,
      of: ({ matches }) => {
        const score = matches[heuristic]?.score ?? 0
        return score / (score + half)
      },
    },
  ]
}

/** The feature of a heuristic whose score is a share already, 0..1, so that it needs no scale. */
export function shareFeature(heuristic: string, about: string): Feature {
  return { name: heuristic, about, of: ({ matches }) => matches[heuristic]?.score ?? 0 }
}
