import type { Dossier } from '../../../model/dossier.ts'
import type { Judgement } from '../../../model/judgement.ts'
import type { Ranking } from '../../../model/suspect.ts'
import type { LanguageModel } from '../../../ports.ts'
import { applyVote } from './apply-vote.ts'
import { ballotFor } from './ballot.ts'
import { readVote, type Vote } from './read-vote.ts'

export type Election = { readonly ranking: Ranking; readonly vote: Vote; readonly tokens: number }

/** Asks the model once about the most suspicious changes. Whatever it answers, the ranking moves within bounds only. */
export async function elect(dossier: Dossier, judgement: Judgement, model: LanguageModel): Promise<Election> {
  const { ranking } = judgement
  const ballot = ballotFor(dossier, judgement)
  if (ballot === null) {
    const says = 'there are fewer than two changes to choose from'
    return { ranking, vote: { kind: 'no-vote', because: 'nothing-to-choose', says }, tokens: 0 }
  }
  const answer = await model.ask(ballot.question)
  if (answer.kind === 'failed') {
    const vote: Vote = { kind: 'no-vote', because: 'model-failed', says: answer.because }
    return { ranking, vote, tokens: answer.tokens }
  }
  const vote = readVote(answer.json, ballot)
  return {
    ranking: vote.kind === 'cast' ? applyVote(ranking, vote.picks) : ranking,
    vote,
    tokens: answer.tokens,
  }
}
