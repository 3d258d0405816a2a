import type { Candidate, Ranking } from './suspect.ts'
import type { Reading } from './symptom.ts'
import type { Verdict } from './verdict.ts'

/** All that judging one dossier gives. */
export type Judgement = {
  readonly reading: Reading
  readonly candidates: readonly Candidate[]
  readonly ranking: Ranking
  readonly verdict: Verdict
}
