import type { OpenCase } from '../adapters/case-file/case-schema.ts'
import type { Instant } from '../engine/model/ids.ts'
import type { BacktestOutcome } from '../learn/report/backtest-outcome.ts'
import type { BacktestReport } from '../learn/report/backtest-report.ts'
import { composeBacktestReport } from '../learn/report/compose-backtest-report.ts'
import { renderBacktestHtml } from '../learn/report/render-backtest-html.ts'
import { mineClone, type MinedClone, type MineQuestion } from './mine-clone.ts'
import { minedCaseLine } from './mined-case-line.ts'

export type { BacktestReport, Group, Method, Miss } from '../learn/report/backtest-report.ts'
export { fewCases } from '../learn/report/few-cases.ts'
export type { ModelFigures, ModelGain } from '../learn/report/model-figures.ts'

/** A backtest that has its cases and waits for what ranking makes of them. */
export type PreparedBacktest = {
  readonly clone: MinedClone
  /** The newest cases, without their answers. */
  readonly open: readonly OpenCase[]
  /** Takes what became of them, in their order. */
  readonly conclude: (outcomes: readonly BacktestOutcome[]) => BacktestReport
}

/**
 * Mines a clone and chooses the cases to rank: the newest `most`, of those seen from `since` on where it is given.
 * @throws Refusal for a folder that is no clone, or a ref that is not in it
 */
export async function prepareBacktest(
  question: MineQuestion,
  most: number,
  since: Instant | null = null,
): Promise<PreparedBacktest> {
  const clone = await mineClone(question)
  const { repo, mined, wholeHistory } = clone
  const isWanted = ({ at }: { readonly at: Instant | null }): boolean =>
    since === null || (at !== null && Date.parse(at) >= Date.parse(since))
  const chosen = mined.cases.filter(isWanted).slice(0, most)
  return {
    clone,
    open: chosen.map((one) => minedCaseLine(one, repo).open),
    conclude: (outcomes) =>
      composeBacktestReport({
        repo,
        windows: question.windows,
        mined,
        isWhole: wholeHistory,
        ranked: chosen.flatMap((one, index) => {
          const outcome = outcomes[index]
          return outcome === undefined ? [] : [{ mined: one, outcome }]
        }),
      }),
  }
}

/** The report as one HTML page that needs nothing else. */
export const backtestHtml: (report: BacktestReport) => string = renderBacktestHtml
