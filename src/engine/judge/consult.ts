import type { Change } from '../model/change.ts'
import type { Dossier } from '../model/dossier.ts'
import type { ChangeId } from '../model/ids.ts'
import type { Judgement } from '../model/judgement.ts'
import { defaultElection } from '../model/opinion.ts'
import type { Policy } from '../model/policy.ts'
import type { Told } from '../model/told.ts'
import { nothingTold } from '../model/told.ts'
import type { LanguageModel } from '../ports.ts'
import { explainSuspects } from './explanation/explain-suspects.ts'
import { elect } from './ranking/election/elect.ts'
import { fuseVote } from './ranking/election/fuse-vote.ts'
import { decide } from './verdict/decide.ts'

export type Consulted = { readonly judgement: Judgement; readonly tokens: number }

/**
 * Lets a language model have its say within its bounds; the verdict is then decided again by our own rules. Nobody is
 * asked about a verdict of silence, or once maintainers said what it was. Without a model the judgement stays as it is.
 */
export async function consult(
  dossier: Dossier,
  judged: Judgement,
  policy: Policy,
  model: LanguageModel | null,
  told: Told = nothingTold,
): Promise<Consulted> {
  const running = model === null || isSettled(judged, told) ? [] : electable(dossier, judged, policy, told)
  if (model === null || running.length < 2) return { judgement: judged, tokens: 0 }
  const election = policy.election ?? defaultElection
  const { reading, parts } = judged
  const { opinion, tokens } = await elect({ dossier, reading, model }, running, election)
  const ranking = fuseVote(judged.ranking, opinion, election)
  const explained = await explainSuspects(dossier, ranking, { model, wanted: election.explains, opinion })
  return {
    judgement: {
      ...judged,
      ranking,
      verdict: decide(dossier, reading, ranking, policy, parts),
      opinion: { ...opinion, explanations: explained.explanations },
    },
    tokens: tokens + explained.tokens,
  }
}

function isSettled({ verdict }: Judgement, { confirmed, none, flaky }: Told): boolean {
  return verdict.kind === 'silent' || confirmed.length > 0 || none || flaky
}

/** The changes that may be voted on, the most suspicious first. */
export function electable(
  { changes }: Dossier,
  { ranking }: Judgement,
  { election }: Policy,
  { cleared }: Told = nothingTold,
): readonly Change[] {
  const byId = new Map<ChangeId, Change>(changes.map((change) => [change.id, change]))
  return ranking.suspects
    .filter(({ id }) => !cleared.includes(id))
    .slice(0, (election ?? defaultElection).candidates)
    .flatMap(({ id }) => byId.get(id) ?? [])
}
