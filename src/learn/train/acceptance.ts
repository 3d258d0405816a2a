import type { JudgedCase } from '../judged-case.ts'
import { figures } from '../measure/figures.ts'

/** How much better a new ranker has to be on later cases before it replaces the old one. */
export type AcceptanceRule = {
  /** Cases of the later period at least. */
  readonly cases: number
  /** Gain of the mean log-likelihood in nats a case. */
  readonly logLikelihood: number
  /** Gain of Acc@5, 0..1; 0 asks that it does not fall. */
  readonly acc5: number
}

const acceptanceRule: AcceptanceRule = { cases: 30, logLikelihood: 0.02, acc5: 0 }

export type Acceptance = {
  readonly kind: 'accepted' | 'refused'
  readonly because: string
  /** New less old, on the later period; null where no case bears on it. */
  readonly logLikelihoodGain: number | null
  readonly acc5Gain: number | null
}

/**
 * Whether a new ranker replaces the old one: only if it is better on cases later than all it was fitted on, judged by
 * both. Log-likelihood and Acc@5 must both hold, for either alone can be bought with the other.
 */
export function mayReplace(
  judged: { readonly old: readonly JudgedCase[]; readonly new: readonly JudgedCase[] },
  rule: AcceptanceRule = acceptanceRule,
): Acceptance {
  const logLikelihoodGain = difference(figures.logLoss(judged.old), figures.logLoss(judged.new))
  const acc5Gain = difference(figures.acc5(judged.new), figures.acc5(judged.old))
  const gains = { logLikelihoodGain, acc5Gain }
  if (judged.new.length < rule.cases || logLikelihoodGain === null || acc5Gain === null) {
    const because = `only ${judged.new.length} later cases: ${rule.cases} are needed to tell, some with a culprit`
    return { kind: 'refused', because, ...gains }
  }
  if (logLikelihoodGain < rule.logLikelihood) {
    const because = `log-likelihood gains ${logLikelihoodGain.toFixed(3)} a case, ${rule.logLikelihood} is asked`
    return { kind: 'refused', because, ...gains }
  }
  if (acc5Gain < rule.acc5) {
    return { kind: 'refused', because: `Acc@5 gains ${acc5Gain.toFixed(3)}, ${rule.acc5} is asked`, ...gains }
  }
  return { kind: 'accepted', because: 'better on the later cases', ...gains }
}

function difference(more: number | null, less: number | null): number | null {
  return more === null || less === null ? null : more - less
}
