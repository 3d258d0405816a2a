import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import { gatherDossier } from '../engine/gather-dossier.ts'
import { judge } from '../engine/judge/judge.ts'
import { type RankerWeights, rankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import { Refusal } from '../engine/model/refusal.ts'
import { baselines } from '../learn/baselines/baselines.ts'
import { judgeByBaseline } from '../learn/baselines/judge-by-baseline.ts'
import type { BacktestOutcome, ShownSuspect } from '../learn/report/backtest-outcome.ts'
import { composeCases } from './compose-cases.ts'
import { terminalPolicy } from './terminal-policy.ts'

export type { BacktestOutcome } from '../learn/report/backtest-outcome.ts'

const shownSuspects = 3

/**
 * What judges mined cases: by Prime Suspect and by every baseline, on the same facts. Given cases without their answers.
 * It never throws.
 * @throws Refusal when the git directory cannot be used
 */
export async function caseBacktester(
  gitDirectory: string,
  weights: RankerWeights | null,
): Promise<(line: OpenCase) => Promise<BacktestOutcome>> {
  const compose = await composeCases(gitDirectory)
  return async (line) => {
    const begun = performance.now()
    try {
      const { incident, forge } = await compose(line)
      const dossier = await gatherDossier(incident, forge, 'as-they-are')
      const { ranking, verdict, candidates } = judge(dossier, terminalPolicy, weights ?? rankerWeights)
      const milliseconds = performance.now() - begun
      const at = incident.seenAt
      const truth = { id: line.id, repo: line.repo, at, culprits: [] }
      const titles = new Map(dossier.changes.map(({ id, title }) => [id, title]))
      return {
        kind: 'judged',
        ours: {
          ...truth,
          ranking: ranking.suspects.map(({ id, probability }) => ({ id, probability })),
          noneProbability: ranking.noneProbability,
          verdict,
        },
        baselines: baselines.map((baseline) => judgeByBaseline(baseline, dossier, truth)),
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
