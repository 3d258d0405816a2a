import { secondEdition } from './act/second-edition.ts'
import { carryOut, writtenIssue } from './carry-out.ts'
import { gatherDossier } from './gather-dossier.ts'
import { gatherLaterFixes } from './gather/later-fixes.ts'
import { consult } from './judge/consult.ts'
import { heed } from './judge/heed.ts'
import { judge } from './judge/judge.ts'
import { rankerWeights } from './judge/ranking/ranker-weights.ts'
import type { Incident } from './model/incident.ts'
import type { Judgement } from './model/judgement.ts'
import type { Policy } from './model/policy.ts'
import { nothingTold } from './model/told.ts'
import { planTriage } from './plan-triage.ts'
import { rememberCase } from './remember-case.ts'
import { composeReport, type Report } from './report/report.ts'
import { withOutcomes } from './report/with-outcomes.ts'
import type { Triaged, World } from './world.ts'

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
  const plan = await planTriage(
    { dossier, judgement: first, known: known ?? null, told, later, begun },
    world,
    policy,
  )
  const reportOn = (judgement: Judgement, modelTokens: number): Report => {
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
      configuration: world.configuration ?? [],
      later,
    })
  }
  const firstReport = reportOn(first, 0)
  const performed = await carryOut(plan, firstReport, world)
  if (world.model !== null)
    await world.beforeAsking?.({ dossier, judgement: first, plan, report: firstReport, performed })
  const consulted = await consult(dossier, judged, policy, world.model, told)
  const asked = consulted.judgement !== judged
  const judgement = asked ? heed(dossier, consulted.judgement, told, policy) : first
  const report = asked ? reportOn(judgement, consulted.tokens) : firstReport
  if (asked) await tellAgain({ plan, report, performed }, world)
  await rememberCase(
    { incident, judgement: first, plan, performed, knownUrl: known?.issueUrl ?? null },
    world,
  )
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
  const again = await carryOut(secondEdition(plan, performed), now, world, writtenIssue(plan, performed))
  for (const one of again) {
    if (one.kind !== 'refused') continue
    world.journal.note('the second opinion was not written', { incident: report.incident.id })
  }
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
