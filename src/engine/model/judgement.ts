import type { ChangeId } from './ids.ts'
import type { Opinion } from './opinion.ts'
import type { Candidate, Ranking } from './suspect.ts'
import type { Reading } from './symptom.ts'
import type { Verdict } from './verdict.ts'

/** Failures of an incident that seem to have a cause of their own, judged as if nothing else had failed. */
export type Part = {
  /** As of its reading. */
  readonly signature: string
  /** The line of the log that tells it best, as printed. Untrusted. */
  readonly title: string
  readonly reading: Reading
  readonly ranking: Ranking
  readonly verdict: Verdict
}

/** Two changes that may have clashed: each is good without the other. */
export type InteractingPair = {
  /** It removes or renames what the failure names. */
  readonly removes: ChangeId
  /** It adds a use of the same. */
  readonly uses: ChangeId
  /** The identifier or path, as printed in the failure. Untrusted. */
  readonly name: string
}

/** All that judging one dossier gives. */
export type Judgement = {
  readonly reading: Reading
  readonly candidates: readonly Candidate[]
  readonly ranking: Ranking
  readonly verdict: Verdict
  /** Two or more where the failures have different suspects, largest first; empty where one change may explain all. */
  readonly parts: readonly Part[]
  /** The most telling first. */
  readonly pairs: readonly InteractingPair[]
  /** Absent where no language model was asked. */
  readonly opinion?: Opinion
}
