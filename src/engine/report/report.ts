import type { Plan } from '../model/act.ts'
import type { Cost } from '../model/cost.ts'
import type { Dossier } from '../model/dossier.ts'
import type { Evidence } from '../model/evidence.ts'
import type { ChangeId, IncidentId, Instant, Sha } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Repo } from '../model/repo.ts'
import type { Ranking, Suspect } from '../model/suspect.ts'
import type { SilentBecause, Verdict } from '../model/verdict.ts'
import { attemptsSentence } from './attempts-sentence.ts'
import { type Cleared, clearedOf } from './cleared.ts'
import { type FailureExcerpt, failureExcerpts } from './failure-excerpt.ts'
import { headlineOf } from './headline.ts'
import { type LikelihoodWord, likelihoodWord } from './likelihood.ts'
import { timeBetween } from './moments.ts'
import { nextStep } from './next-step.ts'
import { type NotLookedAt, notLookedAt } from './not-looked-at.ts'
import { type Prose, prose } from './prose.ts'
import { rangeSentence } from './range-sentence.ts'
import { type ReportedChange, reportedChange } from './reported-change.ts'
import { namedBy, verdictSentence } from './verdict-sentence.ts'

export type ReportedSuspect = {
  readonly change: ReportedChange
  /** The verdict names it; the others are shown for comparison. */
  readonly named: boolean
  /** 0..1, and the word for it. */
  readonly probability: number
  readonly likelihood: LikelihoodWord
  /** How long before the failure was seen it was merged: `5 h`; null where unknown. */
  readonly mergedBefore: string | null
  readonly evidence: readonly Evidence[]
}

/**
 * All that is told about one incident, as plain data in reading order. Sentences are {@link Prose}, in which words of
 * others are marked; every other string is untrusted unless its type says otherwise.
 */
export type Report = {
  readonly version: 1
  readonly incident: {
    readonly id: IncidentId
    readonly repo: Repo
    readonly title: string
    readonly badSha: Sha
    readonly seenAt: Instant | null
  }
  readonly headline: Prose
  readonly verdict: {
    readonly kind: Verdict['kind']
    readonly because: SilentBecause | null
    /** The verdict itself, then how sure it is and among how many. */
    readonly lead: Prose
    readonly rest: Prose
    readonly noneProbability: number
  }
  /** What somebody on call might do first. */
  readonly next: Prose
  /** Likeliest first. For a silent verdict: the likeliest changes all the same, none of them named. */
  readonly suspects: readonly ReportedSuspect[]
  readonly failures: readonly FailureExcerpt[]
  /** How other tries of the same thing went; null where none are known. */
  readonly attempts: Prose | null
  readonly cleared: Cleared
  readonly notLookedAt: readonly NotLookedAt[]
  readonly withheld: Plan['withhold']
  readonly range: {
    readonly sentence: Prose
    readonly good: Sha | null
    readonly bad: Sha
    readonly changes: number
  }
  readonly cost: Cost
  readonly ifWrong: Prose
}

/** A change that was not named is worth a reader's time from this probability on: without and with evidence. */
const worthShowing = { bare: 0.1, evident: 0.02 }

/** Puts one triage into words. `suspects` is how many are shown at most; those the verdict names are always shown. */
export function composeReport(
  dossier: Dossier,
  judgement: Judgement,
  plan: Plan,
  cost: Cost,
  { suspects: most = 5 }: { readonly suspects?: number } = {},
): Report {
  const { id, repo, title, badSha, seenAt } = dossier.incident
  const { verdict, ranking, candidates, reading } = judgement
  const changes = new Map(dossier.changes.map((change) => [change.id, reportedChange(change)]))
  const named = new Set(namedBy(verdict))
  const suspects = shownSuspects(ranking, named, most).flatMap((suspect) => {
    const change = changes.get(suspect.id)
    return change === undefined ? [] : [reportedSuspect(suspect, change, named.has(change.id), seenAt)]
  })
  const shown = new Set(suspects.map(({ change }) => change.id))
  return {
    version: 1,
    incident: { id, repo, title, badSha, seenAt },
    headline: headlineOf(dossier.incident, dossier.range),
    verdict: {
      kind: verdict.kind,
      because: verdict.kind === 'silent' ? verdict.because : null,
      ...verdictSentence(verdict, ranking, changes),
      noneProbability: ranking.noneProbability,
    },
    next: nextStep(verdict, changes),
    suspects,
    failures: failureExcerpts(dossier, reading),
    attempts: attemptsSentence(dossier),
    cleared: clearedOf(changes, shown, ranking, candidates),
    notLookedAt: notLookedAt(dossier, reading.gaps),
    withheld: plan.withhold,
    range: {
      sentence: rangeSentence(dossier.range, dossier.changes),
      good: dossier.range.kind === 'open' ? null : dossier.range.good,
      bad: dossier.range.bad,
      changes: dossier.changes.length,
    },
    cost,
    ifWrong: ifWrong(),
  }
}

function shownSuspects(
  { suspects }: Ranking,
  named: ReadonlySet<ChangeId>,
  most: number,
): readonly Suspect[] {
  const first = suspects.filter(({ id }) => named.has(id))
  const others = suspects.filter(
    ({ id, probability, evidence }) =>
      !named.has(id) && probability >= (evidence.length > 0 ? worthShowing.evident : worthShowing.bare),
  )
  return [...first, ...others.slice(0, Math.max(0, most - first.length))]
}

function reportedSuspect(
  { probability, evidence }: Suspect,
  change: ReportedChange,
  named: boolean,
  seenAt: Instant | null,
): ReportedSuspect {
  const mergedBefore = timeBetween(change.mergedAt, seenAt)
  return { change, named, probability, likelihood: likelihoodWord(probability), mergedBefore, evidence }
}

function ifWrong(): Prose {
  return prose`Is this wrong? Tell us on the incident's issue which change it was, or that it was none of these.`
}
