import { baselines } from '../baselines/baselines.ts'
import { measureRanking } from '../measure/measure-ranking.ts'
import { reliability } from '../measure/reliability.ts'
import { riskCoverage } from '../measure/risk-coverage.ts'
import { shareInterval } from '../measure/share-interval.ts'
import type { WindowOptions } from '../mine/choose-window.ts'
import { leftOutSays, type Mined } from '../mine/mined-case.ts'
import type { BacktestReport } from './backtest-report.ts'
import { groupsOf, methodOf } from './method-figures.ts'
import { modelFigures, withModel } from './model-figures.ts'
import { type RankedCase, solve } from './solved-case.ts'
import { costOf, spreadOf } from './spread.ts'
import { worstMisses } from './worst-misses.ts'

export type Backtest = {
  readonly repo: string
  readonly windows: WindowOptions
  readonly mined: Mined
  readonly isWhole: boolean
  /** The cases that were ranked, and what became of each, in the same order. */
  readonly ranked: readonly RankedCase[]
}

/** Measures what became of the cases. */
export function composeBacktestReport({ repo, windows, mined, isWhole, ranked }: Backtest): BacktestReport {
  const { commits, landings, releases, messages, leftOut, cases } = mined
  const solved = ranked.flatMap(solve)
  const ours = solved.map((one) => one.ours)
  const { casesNamed, casesRightlyNamed } = measureRanking(ours)
  const models = (solved[0]?.models ?? []).map(({ model }) => model)
  const verdicts = Map.groupBy(ours, ({ verdict }) => verdict.kind)
  return {
    version: 1,
    repo,
    windows,
    history: { commits, landings, releases, messages, isWhole },
    leftOut: leftOut.map(({ because, count }) => ({ because, says: leftOutSays[because], count })),
    cases: {
      found: cases.length,
      ranked: solved.length,
      unranked: ranked.flatMap(({ outcome }) => (outcome.kind === 'judged' ? [] : [outcome])),
    },
    methods: [
      methodOf('prime-suspect', 'what Prime Suspect makes of it', ours),
      ...models.map((model, index) =>
        methodOf(`with ${model}`, 'the same with the vote of this language model', withModel(solved, index)),
      ),
      ...baselines.map(({ name, about }, index) =>
        methodOf(
          name,
          about,
          solved.flatMap((one) => one.baselines[index] ?? []),
        ),
      ),
    ],
    models: modelFigures(solved, models),
    groups: groupsOf(solved),
    candidates: spreadOf(solved.map((one) => one.mined.window.candidates)),
    kept: solved.length === 0 ? null : solved.filter(({ isKept }) => isKept).length / solved.length,
    verdicts: {
      named: casesNamed,
      rightlyNamed: casesRightlyNamed,
      precision: shareInterval(casesRightlyNamed, casesNamed),
      shortlists: verdicts.get('shortlist')?.length ?? 0,
      silent: verdicts.get('silent')?.length ?? 0,
    },
    reliability: reliability(ours).top,
    riskCoverage: riskCoverage(ours),
    cost: costOf(solved.map(({ milliseconds }) => milliseconds)),
    misses: worstMisses(solved),
  }
}
