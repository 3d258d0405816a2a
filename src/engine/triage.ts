import { considerRerun } from './act/consider-rerun.ts'
import { considerRevert, mayWriteIn } from './act/consider-revert.ts'
import { permittedPlan } from './act/permitted-plan.ts'
import { planActs } from './act/plan-acts.ts'
import type { Wish } from './act/plan-revert.ts'
import { secondEdition } from './act/second-edition.ts'
import { carryOut } from './carry-out.ts'
import { gatherDossier } from './gather-dossier.ts'
import { gatherMergeChecks } from './gather/gather-merge-checks.ts'
import { gatherLaterFixes } from './gather/later-fixes.ts'
import { consult } from './judge/consult.ts'
import { heed } from './judge/heed.ts'
import { judge } from './judge/judge.ts'
import { type RankerWeights, rankerWeights } from './judge/ranking/ranker-weights.ts'
import type { Act, Performed, Plan } from './model/act.ts'
import type { Dossier } from './model/dossier.ts'
import type { Instant } from './model/ids.ts'
import type { Incident } from './model/incident.ts'
import type { Judgement } from './model/judgement.ts'
import type { Policy } from './model/policy.ts'
import { nothingTold, type Told } from './model/told.ts'
import type { NameableChange } from './model/word.ts'
import type {
  Actor,
  Cases,
  Clock,
  Forge,
  Journal,
  LanguageModel,
  MergeCheckSource,
  RerunSource,
  RevertSource,
} from './ports.ts'
import { composeReport, type Report } from './report/report.ts'
import { namedBy } from './report/verdict-sentence.ts'
import { withOutcomes } from './report/with-outcomes.ts'

/** What a triage needs of the world. Without an actor nothing is written; without a model nobody is asked. */
export type World = {
  readonly forge: Forge
  readonly actor: Actor | null
  readonly cases: Cases | null
  readonly model: LanguageModel | null
  readonly clock: Clock
  readonly journal: Journal
  /** Of the ranker; the shipped ones where absent. */
  readonly weights?: RankerWeights
  /** What is asked before a change is taken back; without it none is. */
  readonly reverts?: RevertSource
  /** What is asked before failed jobs are started again; without it none are. */
  readonly reruns?: RerunSource
  /** Where the own checks of suspects are read; without it the report does not tell why they let them pass. */
  readonly mergeChecks?: MergeCheckSource
  /** What is odd about the repository's configuration, for the report. */
  readonly configuration?: readonly string[]
  /** What a maintainer asked for; without it the policy decides whether a change is taken back. */
  readonly wish?: Wish
  /** What maintainers said so far, about these changes; absent where they cannot say anything. */
  readonly told?: Told | ((changes: readonly NameableChange[]) => Told)
  /** Presses of buttons come back to us; without it none are shown. */
  readonly hearsButtons?: true
  /** Where people browse the forge, for links in the report. */
  readonly forgeUrl: string
  /** API calls made so far by this world's adapters. */
  readonly apiCalls: () => number
  /** US dollars that the model cost so far; null where its price is not known. */
  readonly modelDollars?: () => number | null
  /** Hears of the triage as it stands before the model is asked, which may take its time; not called without one. */
  readonly beforeAsking?: (first: Triaged) => Promise<void>
}

export type Triaged = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  readonly plan: Plan
  readonly report: Report
  /** One for each act the plan takes, in order. */
  readonly performed: readonly Performed[]
}

type Checks = Awaited<ReturnType<typeof gatherMergeChecks>>

/**
 * The whole way of one incident:
 * 1. gather the facts and freeze them as a dossier,
 * 2. judge the dossier, and heed what maintainers said,
 * 3. plan what to do, 4. write the report, 5. carry the plan out,
 * 6. only then let a language model, where there is one, have its bounded say, and tell it once where all was told.
 */
export async function triage(incident: Incident, world: World, policy: Policy): Promise<Triaged> {
  const begun = world.clock.now()
  const dossier = await gatherDossier(incident, world.forge)
  const judged = judge(dossier, policy, world.weights ?? rankerWeights)
  const heard = typeof world.told === 'function' ? world.told(dossier.changes) : (world.told ?? null)
  const told = heard ?? nothingTold
  const first = heed(dossier, judged, told, policy)
  const known = await world.cases?.find(incident.id)
  const later = await gatherLaterFixes(dossier, world.forge)
  const wish = world.wish ?? { by: 'policy' }
  const isRerunAsked = wish.by === 'rerun'
  const revert = await considerRevert(
    { dossier, judgement: first, policy, wish: isRerunAsked ? { by: 'policy' } : wish },
    { now: instant(begun), source: world.reverts ?? null, later },
  )
  const showsButtons = world.hearsButtons === true && (policy.reportTo ?? []).includes('check-run')
  const rerun =
    isRerunAsked || showsButtons
      ? { rerun: await considerRerun(incident, policy, world.reruns ?? null), isRerunAsked }
      : {}
  const buttons = showsButtons
    ? { buttons: { told, mayRevert: (await mayWriteIn(incident.repo, world.reverts ?? null)) !== 'no' } }
    : {}
  const wanted = planActs(dossier, first, policy, {
    issueUrl: known?.issueUrl ?? null,
    verdict: known?.verdict ?? null,
    revert,
    ...buttons,
    ...rerun,
    isMuted: told.mutedUntil !== null && Date.parse(told.mutedUntil) > begun,
  })
  const plan = await permittedPlan(wanted, world.actor)
  const checksOf = async ({ verdict }: Judgement) =>
    await gatherMergeChecks(dossier, namedBy(verdict), world.mergeChecks ?? null)
  const reportOn = (judgement: Judgement, checks: Checks, modelTokens: number): Report => {
    const dollars = modelTokens === 0 ? null : (world.modelDollars?.() ?? null)
    const cost = {
      milliseconds: world.clock.now() - begun,
      apiCalls: world.apiCalls(),
      modelTokens,
      ...(dollars === null ? {} : { modelDollars: dollars }),
    }
    return composeReport(dossier, judgement, plan, cost, {
      suspects: policy.shortlistLength,
      told: heard,
      checks,
      configuration: world.configuration ?? [],
      later,
    })
  }
  const checks = await checksOf(first)
  const firstReport = reportOn(first, checks, 0)
  const performed = await carryOut(plan, firstReport, world)
  if (world.model !== null)
    await world.beforeAsking?.({ dossier, judgement: first, plan, report: firstReport, performed })
  const consulted = await consult(dossier, judged, policy, world.model, told)
  const asked = consulted.judgement !== judged
  const judgement = asked ? heed(dossier, consulted.judgement, told, policy) : first
  const checksNow = namesAlike(first, judgement) ? checks : await checksOf(judgement)
  const report = asked ? reportOn(judgement, checksNow, consulted.tokens) : firstReport
  if (asked) await tellAgain({ plan, report, performed }, world)
  await remember({ incident, judgement: first, plan, performed, knownUrl: known?.issueUrl ?? null }, world)
  world.journal.note('triaged', {
    incident: incident.id,
    verdict: judgement.verdict.kind,
    ...report.cost,
    ...opinionNote(first, judgement),
  })
  return { dossier, judgement, plan, report, performed }
}

/** The report was read without the second opinion already, so what stands in its way is noted and no more. */
async function tellAgain(
  { plan, report, performed }: Pick<Triaged, 'plan' | 'report' | 'performed'>,
  world: World,
): Promise<void> {
  const now = withOutcomes(report, plan, performed)
  const again = await carryOut(secondEdition(plan, performed), now, world, performed)
  for (const one of again) {
    if (one.kind !== 'refused') continue
    world.journal.note('the second opinion was not written', { incident: report.incident.id })
  }
}

function namesAlike(first: Judgement, second: Judgement): boolean {
  return namedBy(first.verdict).join() === namedBy(second.verdict).join()
}

/** How the model was asked and what it changed; nothing of what it said. */
function opinionNote(
  first: Judgement,
  { opinion, ranking, verdict }: Judgement,
): Readonly<Record<string, string | number | boolean | null>> {
  if (opinion === undefined) return {}
  const { asked, answered, influence, because } = opinion
  const before = first.ranking.suspects.map(({ id }) => id)
  return {
    modelAsked: asked,
    modelAnswered: answered,
    modelInfluence: influence,
    modelBecause: because,
    modelMoved: ranking.suspects.filter(({ id }, place) => before[place] !== id).length,
    modelChangedVerdict: JSON.stringify(first.verdict) !== JSON.stringify(verdict),
  }
}

type Done = Pick<Triaged, 'judgement' | 'plan' | 'performed'> & {
  readonly incident: Incident
  readonly knownUrl: string | null
}

async function remember(done: Done, world: World): Promise<void> {
  const { incident, judgement, plan, performed, knownUrl } = done
  const written = performed.flatMap((one, index) =>
    one.kind === 'refused' || one.url === null || isBeside(plan.take[index]) ? [] : [one.url],
  )
  await world.cases?.save({
    incident,
    verdict: judgement.verdict,
    state: plan.take.some(({ kind }) => kind === 'close-issue' || kind === 'close-report')
      ? 'closed'
      : 'open',
    issueUrl: written[0] ?? knownUrl,
    updatedAt: instant(world.clock.now()),
  })
}

/** What is made beside the issue. */
function isBeside(act: Act | undefined): boolean {
  return act?.kind !== 'publish-issue' && act?.kind !== 'close-issue'
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant
}
