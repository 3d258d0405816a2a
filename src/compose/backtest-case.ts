import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import { answerFolder } from '../adapters/language-model/answer-folder.ts'
import { cachedModel } from '../adapters/language-model/cached-model.ts'
import { openAiModel, type OpenAiSettings } from '../adapters/language-model/openai-model.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { consult } from '../engine/judge/consult.ts'
import { judge } from '../engine/judge/judge.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import type { Dossier } from '../engine/model/dossier.ts'
import type { Judgement } from '../engine/model/judgement.ts'
import { defaultElection, type Opinion } from '../engine/model/opinion.ts'
import type { Policy } from '../engine/model/policy.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { baselines } from '../learn/baselines/baselines.ts'
import { judgeByBaseline } from '../learn/baselines/judge-by-baseline.ts'
import type { JudgedCase } from '../learn/judged-case.ts'
import type { BacktestOutcome, ModelOutcome, ShownSuspect } from '../learn/report/backtest-outcome.ts'
import { composeCases } from './compose-cases.ts'
import { countedModel } from './counted-model.ts'
import { terminalPolicy } from './terminal-policy.ts'

export type { OpenAiSettings as ModelEndpoint } from '../adapters/language-model/openai-model.ts'
export type { BacktestOutcome } from '../learn/report/backtest-outcome.ts'

/** Language models that are asked too. */
export type AskedModels = {
  readonly models: readonly OpenAiSettings[]
  /** Folder of what they answered before, which is not asked again; null: everything is asked. */
  readonly answers: string | null
}

const shownSuspects = 3
/** What is measured is the vote; sentences would only cost. */
const votingPolicy: Policy = { ...terminalPolicy, election: { ...defaultElection, explains: false } }

/**
 * What judges mined cases: by Prime Suspect and by every baseline, on the same facts; and with the vote of each of the
 * language models, which are asked with secrets taken out. Given cases without their answers.
 * It never throws.
 * @throws Refusal when the git directory cannot be used
 */
export async function caseBacktester(
  gitDirectory: string,
  weights: RankerWeights | null,
  { models, answers }: AskedModels = { models: [], answers: null },
): Promise<(line: OpenCase) => Promise<BacktestOutcome>> {
  const compose = await composeCases(gitDirectory)
  return async (line) => {
    const begun = performance.now()
    try {
      const { incident, forge } = await compose(line)
      // What is compared must be judged by the same facts, so all are clean where some are sent.
      const dossier = await gatherDossier(incident, forge, models.length === 0 ? 'as-they-are' : 'redact')
      const judgement = judge(dossier, terminalPolicy, weights ?? rankerWeights)
      const { ranking, candidates } = judgement
      const milliseconds = performance.now() - begun
      const at = incident.seenAt
      const truth = { id: line.id, repo: line.repo, at, culprits: [] }
      const titles = new Map(dossier.changes.map(({ id, title }) => [id, title]))
      return {
        kind: 'judged',
        ours: judgedCase(truth, judgement),
        baselines: baselines.map((baseline) => judgeByBaseline(baseline, dossier, truth)),
        ...(models.length === 0
          ? {}
          : { models: await votesOf({ models, answers }, dossier, judgement, truth) }),
        kept: candidates.map(({ id }) => id),
        suspects: ranking.suspects
          .slice(0, shownSuspects)
          .map(({ id, probability, evidence }): ShownSuspect => ({
            id,
            title: titles.get(id) ?? '',
            probability,
            because: evidence.map(({ says }) => says),
          })),
        milliseconds,
      }
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'unrankable', id: line.id, says: error.message }
      const says = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { kind: 'crashed', id: line.id, says }
    }
  }
}

type CaseTruth = Pick<JudgedCase, 'id' | 'repo' | 'at' | 'culprits'>

function judgedCase(truth: CaseTruth, { ranking, verdict }: Judgement): JudgedCase {
  return {
    ...truth,
    ranking: ranking.suspects.map(({ id, probability }) => ({ id, probability })),
    noneProbability: ranking.noneProbability,
    verdict,
  }
}

/** One model after the other, so that none is measured while another one keeps the same server busy. */
async function votesOf(
  { models, answers }: AskedModels,
  dossier: Dossier,
  judgement: Judgement,
  truth: CaseTruth,
): Promise<readonly ModelOutcome[]> {
  const outcomes: ModelOutcome[] = []
  for (const settings of models) {
    const live = openAiModel(settings)
    const of = [settings.baseUrl, settings.model, 'chat']
    const { model, count } = countedModel(
      answers === null ? live : cachedModel(live, answerFolder(answers), of),
    )
    const consulted = await consult(dossier, judgement, votingPolicy, model)
    const { opinion } = consulted.judgement
    outcomes.push({
      model: settings.model,
      judged: judgedCase(truth, consulted.judgement),
      vote: opinion === undefined ? null : castVote(opinion),
      ...count(),
    })
  }
  return outcomes
}

function castVote({ shares, noneShare, agreement, influence }: Opinion): ModelOutcome['vote'] {
  return { shares, noneShare, agreement, influence }
}
