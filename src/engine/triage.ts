import { considerRevert } from './act/consider-revert.ts'
import { planActs } from './act/plan-acts.ts'
import type { RevertWish } from './act/plan-revert.ts'
import { gatherContext } from './gather/gather-context.ts'
import { gatherFacts } from './gather/gather-facts.ts'
import { redactChanges, redactContext, redactFacts } from './gather/redaction.ts'
import { gatherSyntax } from './gather/syntax/gather-syntax.ts'
import { consult } from './judge/consult.ts'
import { heed } from './judge/heed.ts'
import { judge } from './judge/judge.ts'
import { pathsToAsk, withReachedFiles } from './judge/paths-to-ask.ts'
import { type RankerWeights, rankerWeights } from './judge/ranking/ranker-weights.ts'
import type { Act, Performed, Plan } from './model/act.ts'
import type { Dossier } from './model/dossier.ts'
import type { Instant } from './model/ids.ts'
import type { Incident } from './model/incident.ts'
import type { Judgement } from './model/judgement.ts'
import type { Policy } from './model/policy.ts'
import { nothingTold, type Told } from './model/told.ts'
import type { Actor, Cases, Clock, Forge, Journal, LanguageModel, RevertSource } from './ports.ts'
import { renderMarkdown } from './report/render-markdown.ts'
import { composeReport, type Report } from './report/report.ts'
import { reApplyBody, revertBody } from './report/revert-body.ts'

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
  /** Who wants a change taken back; the policy unless a maintainer asked. */
  readonly wish?: RevertWish
  /** What maintainers said about the incident so far; absent where they cannot say anything. */
  readonly told?: Told
  /** Where people browse the forge, for links in the report. */
  readonly forgeUrl: string
  /** API calls made so far by this world's adapters. */
  readonly apiCalls: () => number
}

export type Triaged = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  readonly plan: Plan
  readonly report: Report
  /** One for each act the plan takes, in order. */
  readonly performed: readonly Performed[]
}

/**
 * The whole way of one incident:
 * 1. gather the facts and freeze them as a dossier,
 * 2. judge the dossier,
 * 3. let a language model, where there is one, have its bounded say, and heed what maintainers said,
 * 4. plan what to do, 5. write the report, 6. carry the plan out.
 */
export async function triage(incident: Incident, world: World, policy: Policy): Promise<Triaged> {
  const begun = world.clock.now()
  const dossier = await gatherDossier(incident, world.forge)
  const judged = judge(dossier, policy, world.weights ?? rankerWeights)
  const consulted = await consult(dossier, judged, policy, world.model)
  const { tokens } = consulted
  const told = world.told ?? nothingTold
  const judgement = heed(dossier, consulted.judgement, told, policy)
  const known = await world.cases?.find(incident.id)
  const revert = await considerRevert(
    { dossier, judgement, policy, wish: world.wish ?? { by: 'policy' } },
    { now: instant(begun), source: world.reverts ?? null, mayWrite: 'unknown' },
  )
  const plan = planActs(dossier, judgement, policy, {
    issueUrl: known?.issueUrl ?? null,
    revert,
    isMuted: told.mutedUntil !== null && Date.parse(told.mutedUntil) > begun,
  })
  const cost = { milliseconds: world.clock.now() - begun, apiCalls: world.apiCalls(), modelTokens: tokens }
  const report = composeReport(dossier, judgement, plan, cost, {
    suspects: policy.shortlistLength,
    told: world.told ?? null,
  })
  const performed = await carryOut(plan, report, world)
  await remember({ incident, judgement, plan, performed, knownUrl: known?.issueUrl ?? null }, world)
  world.journal.note('triaged', { incident: incident.id, verdict: judgement.verdict.kind, ...cost })
  return { dossier, judgement, plan, report, performed }
}

/** How facts are cleaned before they are frozen; facts from a person's own disk may stay as they are. */
export type Cleaning = 'redact' | 'as-they-are'

/** Step 1: asks the forge twice, the second time about what the symptoms name, and freezes the answers. */
export async function gatherDossier(
  incident: Incident,
  forge: Forge,
  cleaning: Cleaning = 'redact',
): Promise<Dossier> {
  const isRaw = cleaning === 'as-they-are'
  const raw = await gatherFacts(incident, forge)
  const facts = isRaw ? raw : redactFacts(raw)
  const implicated = pathsToAsk(facts)
  const syntax = await gatherSyntax(facts, implicated, forge)
  const paths = withReachedFiles(implicated, syntax.value, facts.changes)
  const { value, gaps } = await gatherContext(facts, paths, forge)
  const context = { ...value.context, syntax: syntax.value }
  return {
    version: 1,
    ...facts,
    changes: isRaw ? value.changes : redactChanges(value.changes),
    gaps: [...facts.gaps, ...syntax.gaps, ...gaps],
    context: isRaw ? context : redactContext(context),
  }
}

async function carryOut(plan: Plan, report: Report, world: World): Promise<readonly Performed[]> {
  const performed: Performed[] = []
  for (const act of plan.take) {
    if (world.actor === null) continue
    const body = wordsOf(act, report, plan, world, performed)
    performed.push(await world.actor.perform(act, { body }))
  }
  return performed
}

function wordsOf(
  act: Act,
  report: Report,
  { revert }: Plan,
  { forgeUrl }: World,
  earlier: readonly Performed[],
): string {
  const options = { forgeUrl, repo: act.repo }
  if (act.kind === 'open-re-apply') return reApplyBody(act)
  if (act.kind !== 'open-revert') return renderMarkdown(report, options)
  const issueUrl = earlier.flatMap((one) => (one.kind === 'refused' ? [] : [one.url]))[0] ?? null
  return revertBody(report, act, revert ?? null, { ...options, issueUrl })
}

type Done = Pick<Triaged, 'judgement' | 'plan' | 'performed'> & {
  readonly incident: Incident
  readonly knownUrl: string | null
}

async function remember(done: Done, world: World): Promise<void> {
  const { incident, judgement, plan, performed, knownUrl } = done
  const written = performed.flatMap((one, index) =>
    one.kind === 'refused' || one.url === null || isDraft(plan.take[index]) ? [] : [one.url],
  )
  await world.cases?.save({
    incident,
    verdict: judgement.verdict,
    state: plan.take.some(({ kind }) => kind === 'close-issue') ? 'closed' : 'open',
    issueUrl: written[0] ?? knownUrl,
    updatedAt: instant(world.clock.now()),
  })
}

/** What is opened beside the issue. */
function isDraft(act: Act | undefined): boolean {
  return act?.kind === 'open-revert' || act?.kind === 'open-re-apply'
}

function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant
}
