import type { Change } from '../../../model/change.ts'
import type { Dossier } from '../../../model/dossier.ts'
import type { Reading } from '../../../model/symptom.ts'
import type { LanguageModel } from '../../../ports.ts'
import { type Ballot, ballotFor, type Detail, details } from './ballot.ts'
import { readVote, type Vote } from './read-vote.ts'

/** What an election is about, and who is asked. */
export type Poll = { readonly dossier: Dossier; readonly reading: Reading; readonly model: LanguageModel }

/** One repeat of one heat. */
export type HeatResult = {
  readonly vote: Vote | null
  /** Why there is no vote; null where there is one. */
  readonly because: string | null
  readonly size: number
  readonly tokens: number
}

/**
 * Asks the model once about these changes. Tells no more of each than `most`, and less where the model's window is too
 * small for that. Never throws.
 */
export async function holdHeat(
  { dossier, reading, model }: Poll,
  running: readonly Change[],
  { seed, most }: { readonly seed: string; readonly most: Detail },
): Promise<HeatResult> {
  const size = running.length
  const fits = async ({ question }: Ballot): Promise<boolean> => (await model.fits?.(question)) ?? true
  for (const detail of details.slice(details.indexOf(most))) {
    const ballot = ballotFor(dossier, reading, running, { seed, detail })
    if (!(await fits(ballot))) continue
    const answer = await model.ask(ballot.question)
    const { tokens } = answer
    if (answer.kind === 'failed') return { vote: null, because: answer.because, size, tokens }
    const vote = readVote(answer, ballot)
    return { vote, because: vote === null ? 'the answer is no valid vote' : null, size, tokens }
  }
  return { vote: null, because: 'the question does not fit the window of the model', size, tokens: 0 }
}
