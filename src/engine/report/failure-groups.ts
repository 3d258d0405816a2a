import type { ChangeId, Instant } from '../model/ids.ts'
import type { InteractingPair, Judgement } from '../model/judgement.ts'
import { type Prose, named as theName, prose, theChange } from './prose.ts'
import type { ReportedChange } from './reported-change.ts'
import { type ReportedSuspect, reportedSuspect } from './reported-suspect.ts'
import { namedBy, verdictSentence } from './verdict-sentence.ts'

/** Failures of the incident that seem to have a cause of their own. */
export type FailureGroup = {
  /** Stable over runs of the same failures. */
  readonly signature: string
  /** What they say, in a line of the log. Untrusted. */
  readonly title: string
  /** Whom they point at. */
  readonly sentence: Prose
  /** Likeliest first, with probabilities as if nothing else had failed. */
  readonly suspects: readonly ReportedSuspect[]
}

type Known = ReadonlyMap<ChangeId, ReportedChange>

/** Suspects shown of one group at most; those that are not named from this probability on. */
const suspectsShown = 3
const worthShowing = 0.1

/**
 * The groups into which the failures fall, each with its own suspects; none where the verdict does not list the first
 * of each, because somebody told us better since.
 * `cleared` are changes that maintainers took out.
 */
export function failureGroups(
  { parts, verdict }: Pick<Judgement, 'parts' | 'verdict'>,
  changes: Known,
  seenAt: Instant | null,
  cleared: readonly ChangeId[],
): readonly FailureGroup[] {
  const listed = new Set(namedBy(verdict))
  const firsts = parts.flatMap((part) =>
    part.verdict.kind === 'silent' ? [] : part.ranking.suspects.slice(0, 1),
  )
  if (verdict.kind !== 'shortlist' || !firsts.every(({ id }) => listed.has(id))) return []
  return parts.map((part) => {
    const named = new Set(namedBy(part.verdict))
    const suspects = part.ranking.suspects
      .filter(
        ({ id, probability }) => (named.has(id) || probability >= worthShowing) && !cleared.includes(id),
      )
      .slice(0, suspectsShown)
      .flatMap((suspect) => {
        const change = changes.get(suspect.id)
        return change === undefined ? [] : [reportedSuspect(suspect, change, named.has(suspect.id), seenAt)]
      })
    const { lead } = verdictSentence(part.verdict, part.ranking, changes)
    return { signature: part.signature, title: part.title, sentence: lead, suspects }
  })
}

/** What somebody on call might do first where failures fall into groups. */
export const lookAtEach: Prose = prose`Look at each group by itself: see whether the quoted lines of its first suspect explain it.`

/** One sentence for each pair of changes that may have clashed. */
export function clashSentences(pairs: readonly InteractingPair[], changes: Known): readonly Prose[] {
  return pairs.flatMap(({ removes, uses, name }) => {
    const [one, other] = [changes.get(removes), changes.get(uses)]
    if (one === undefined || other === undefined) return []
    return [
      prose`${theChange(one)} and ${theChange(other)} may clash: ${theChange(one)} takes ${theName(name)} away, and ${theChange(other)} adds a use of it.`,
    ]
  })
}
