import type { Plan } from '../model/act.ts'
import type { Cost } from '../model/cost.ts'
import type { Dossier } from '../model/dossier.ts'
import type { ChangeId, IncidentId, Instant, Sha } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import type { LaterFix } from '../model/later-fix.ts'
import type { Repo } from '../model/repo.ts'
import type { Ranking, Suspect } from '../model/suspect.ts'
import { nothingTold, type Told } from '../model/told.ts'
import type { SilentBecause, Verdict } from '../model/verdict.ts'
import { attemptsSentence } from './attempts-sentence.ts'
import { type Cleared, clearedOf } from './cleared.ts'
import { type FailureExcerpt, failureExcerpts } from './failure-excerpt.ts'
import { clashSentences, type FailureGroup, failureGroups, lookAtEach } from './failure-groups.ts'
import { headlineOf } from './headline.ts'
import { nextStep } from './next-step.ts'
import { type NotCaught, notCaught } from './not-caught.ts'
import { type NotLookedAt, notLookedAt } from './not-looked-at.ts'
import { opinionSentence } from './opinion-sentence.ts'
import { ours, type Prose, prose } from './prose.ts'
import { rangeSentence } from './range-sentence.ts'
import { reportedChange } from './reported-change.ts'
import { type ReportedSuspect, reportedSuspect } from './reported-suspect.ts'
import { confirmedSentence, sayItHere, wordsHeard } from './told-words.ts'
import { groupsSentence, namedBy, verdictSentence } from './verdict-sentence.ts'

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
  /** What was begun on a maintainer's word, and of which the end will be told; absent where nothing was. */
  readonly underWay?: Prose
  /** Likeliest first. For a silent verdict: the likeliest changes all the same, none of them named. */
  readonly suspects: readonly ReportedSuspect[]
  /** Two or more where the failures seem to have different causes; the suspects then stand in their groups. */
  readonly groups: readonly FailureGroup[]
  /** Of pairs of changes of which each may be good without the other. */
  readonly clashes: readonly Prose[]
  readonly failures: readonly FailureExcerpt[]
  /** How other tries of the same thing went; null where none are known. */
  readonly attempts: Prose | null
  readonly cleared: Cleared
  /** Why the own checks of the named changes let them pass, as far as it is known. */
  readonly notCaught: readonly NotCaught[]
  readonly notLookedAt: readonly NotLookedAt[]
  readonly withheld: Plan['withhold']
  readonly range: {
    readonly sentence: Prose
    readonly good: Sha | null
    readonly bad: Sha
    readonly changes: number
  }
  readonly cost: Cost
  /** What a language model had to say; absent where none was asked. */
  readonly secondOpinion?: Prose
  /** What is odd about the configuration, though it holds. Untrusted: it quotes keys. */
  readonly configuration: readonly string[]
  readonly ifWrong: Prose
  /** What maintainers can say where this is read; absent where nobody listens. */
  readonly words?: typeof wordsHeard
}

/** A change that was not named is worth a reader's time from this probability on: without and with evidence. */
const worthShowing = { bare: 0.1, evident: 0.02 }

export type ReportOptions = {
  /** How many are shown at most; those the verdict names and those that were asked about are always shown. */
  readonly suspects?: number
  /** What maintainers said so far; null where they cannot say anything. */
  readonly told?: Told | null
  /** What is odd about the configuration. */
  readonly configuration?: readonly string[]
  /** What landed after the failing commit and takes back or mends changes of the range. */
  readonly later?: readonly LaterFix[]
}

/** Puts one triage into words. */
export function composeReport(
  dossier: Dossier,
  judgement: Judgement,
  plan: Plan,
  cost: Cost,
  { suspects: most = 5, told = null, configuration = [], later = [] }: ReportOptions = {},
): Report {
  const { id, repo, title, badSha, seenAt } = dossier.incident
  const { verdict, ranking, candidates, reading } = judgement
  const changes = new Map(dossier.changes.map((change) => [change.id, reportedChange(change)]))
  const named = new Set(namedBy(verdict))
  const { confirmed, cleared, explained } = told ?? nothingTold
  const explanations = new Map(judgement.opinion?.explanations.map((one) => [one.id, one.says]) ?? [])
  const suspects = shownSuspects(ranking, named, { most, explained, cleared }).flatMap((suspect) => {
    const change = changes.get(suspect.id)
    const explanation = explanations.get(suspect.id)
    return change === undefined
      ? []
      : [
          {
            ...reportedSuspect(suspect, change, named.has(change.id), seenAt),
            ...(confirmed.includes(change.id) ? { confirmed: true as const } : {}),
            ...(explanation === undefined ? {} : { explanation }),
          },
        ]
  })
  const groups = failureGroups(judgement, changes, seenAt, cleared)
  const shown = new Set(
    [...suspects, ...groups.flatMap((group) => group.suspects)].map(({ change }) => change.id),
  )
  return {
    version: 1,
    incident: { id, repo, title, badSha, seenAt },
    headline: headlineOf(dossier.incident, dossier.range),
    verdict: {
      kind: verdict.kind,
      because: verdict.kind === 'silent' ? verdict.because : null,
      ...((verdict.kind === 'silent' ? null : confirmedSentence(told ?? nothingTold, ranking, changes)) ??
        groupsSentence(groups, ranking, changes.size) ??
        verdictSentence(verdict, ranking, changes)),
      noneProbability: ranking.noneProbability,
    },
    next:
      groups.length > 1
        ? lookAtEach
        : nextStep(verdict, changes, plan.revert, { later, failing: dossier.incident.failing }),
    ...underWay(plan),
    suspects,
    groups,
    clashes: clashSentences(judgement.pairs, changes),
    failures: failureExcerpts(dossier, reading),
    attempts: attemptsSentence(dossier),
    cleared: clearedOf({ changes, shown, ranking, candidates, said: cleared }),
    notCaught: notCaught(namedBy(verdict), { dossier, checks: dossier.mergeChecks ?? [], known: changes }),
    notLookedAt: notLookedAt(dossier, reading.gaps),
    withheld: plan.withhold,
    range: {
      sentence: rangeSentence(dossier.range, dossier.changes),
      good: dossier.range.kind === 'open' ? null : dossier.range.good,
      bad: dossier.range.bad,
      changes: dossier.changes.length,
    },
    cost,
    ...(judgement.opinion === undefined ? {} : { secondOpinion: opinionSentence(judgement.opinion) }),
    configuration,
    ifWrong: told === null ? ifWrong() : sayItHere(),
    ...(told === null ? {} : { words: wordsHeard }),
  }
}

function underWay({ take }: Plan): Pick<Report, 'underWay'> {
  const rerun = take.find((act) => act.kind === 're-run')
  if (rerun === undefined) return {}
  const attempt = ours(String(rerun.attempt + 1))
  return {
    underWay: prose`A maintainer had the failed jobs started again (attempt ${attempt}). How that ends is told here.`,
  }
}

type Shown = Pick<Told, 'explained' | 'cleared'> & { readonly most: number }

function shownSuspects(
  { suspects }: Ranking,
  named: ReadonlySet<ChangeId>,
  { most, explained, cleared }: Shown,
): readonly Suspect[] {
  const first = suspects.filter(({ id }) => named.has(id))
  const asked = suspects.filter(({ id }) => !named.has(id) && explained.includes(id))
  const others = suspects.filter(
    ({ id, probability, evidence }) =>
      !named.has(id) &&
      !explained.includes(id) &&
      !cleared.includes(id) &&
      probability >= (evidence.length > 0 ? worthShowing.evident : worthShowing.bare),
  )
  return [...first, ...others.slice(0, Math.max(0, most - first.length)), ...asked]
}

function ifWrong(): Prose {
  return prose`Is this wrong? Tell us on the incident's issue which change it was, or that it was none of these.`
}
