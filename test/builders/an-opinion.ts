import type { Opinion } from '../../src/engine/model/opinion.ts'

/** Two repeats of one heat that agreed, with nothing in it. */
export function anOpinion(over: Partial<Opinion> = {}): Opinion {
  return {
    asked: 2,
    answered: 2,
    candidates: 20,
    shares: [],
    noneShare: 0,
    scoredBy: 'votes',
    agreement: 1,
    positionBias: { mean: 0.5, picks: 2, isTelling: false },
    influence: 'full',
    because: null,
    explanations: [],
    ...over,
  }
}
