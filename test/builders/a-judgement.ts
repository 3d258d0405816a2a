import type { Evidence } from '../../src/engine/model/evidence.ts'
import type { Judgement, Part } from '../../src/engine/model/judgement.ts'
import type { Candidate, Ranking, Suspect } from '../../src/engine/model/suspect.ts'
import type { Reading } from '../../src/engine/model/symptom.ts'
import type { SilentBecause, Verdict } from '../../src/engine/model/verdict.ts'
import { aChange, bystanders } from './a-change.ts'
import { anErrorMessage, anImplicatedPlace, aPlace, aStackFrame } from './symptoms.ts'

export function aReading(over: Partial<Reading> = {}): Reading {
  return {
    symptoms: [anErrorMessage(), aStackFrame()],
    places: [anImplicatedPlace()],
    tellingLines: [aPlace()],
    isDescription: false,
    signature: 'signature-1',
    gaps: [],
    ...over,
  }
}

export function someEvidence(over: Partial<Evidence> = {}): Evidence {
  return {
    says: 'It rewrote line 41 of src/cart/total.ts, where the error was raised.',
    quote: 'return lines.sumOf(tax)',
    file: 'src/cart/total.ts',
    line: 41,
    ...over,
  }
}

export function aSuspect(over: Partial<Suspect> = {}): Suspect {
  return {
    id: aChange().id,
    probability: 0.81,
    evidence: [someEvidence()],
    contributions: [{ feature: 'frame-line', value: 1, adds: 3.2 }],
    ...over,
  }
}

export function aCandidate(over: Partial<Candidate> = {}): Candidate {
  return { id: aChange().id, because: ['touches src/cart/total.ts'], ...over }
}

/** #12 first, then the two bystanders of `aDossier()`; probabilities sum to 1 with "none of these". */
export function aRanking(over: Partial<Ranking> = {}): Ranking {
  const others = bystanders(2).map(({ id }) =>
    aSuspect({ id, probability: 0.055, evidence: [], contributions: [] }),
  )
  return { suspects: [aSuspect(), ...others], noneProbability: 0.08, ...over }
}

export function aSilentVerdict(
  because: SilentBecause = 'weak-evidence',
  says = 'No change stands out.',
): Verdict {
  return { kind: 'silent', because, says }
}

/** A part whose own verdict names #12. */
export function aPart(over: Partial<Part> = {}): Part {
  return {
    signature: 'signature-1',
    title: 'TypeError: lines.sumOf is not a function',
    reading: aReading(),
    ranking: aRanking(),
    verdict: { kind: 'culprit', id: aChange().id },
    ...over,
  }
}

/** Fits `aDossier()`: the verdict names #12. */
export function aJudgement(over: Partial<Judgement> = {}): Judgement {
  return {
    reading: aReading(),
    candidates: [aCandidate()],
    ranking: aRanking(),
    verdict: { kind: 'culprit', id: aChange().id },
    parts: [],
    pairs: [],
    ...over,
  }
}
