import type { BacktestReport } from '../../learn/report/backtest-report.ts'
import type { ModelGain } from '../../learn/report/model-figures.ts'
import { writeWhole } from '../write-whole.ts'

/** Whether a tuned model may take over. */
export type SwitchJudgement = { readonly kind: 'better' | 'not-better'; readonly because: string }

/** Share of questions without a valid answer from which a model is not relied on. */
export const mostFailed = 0.1

/**
 * Whether the first model of a backtest is better than no model and than every model named after it, on the same later
 * cases, and answers reliably.
 */
export function judgeSwitch({ models }: Pick<BacktestReport, 'models'>): SwitchJudgement {
  const [tuned] = models
  if (tuned === undefined || tuned.asked === 0)
    return {
      kind: 'not-better',
      because: 'it was never asked: there are no later cases with something to choose',
    }
  if (tuned.failed > mostFailed * tuned.asked)
    return { kind: 'not-better', because: `${tuned.failed} of ${tuned.asked} questions had no valid answer` }
  const lost = tuned.gains.find(({ acceptance }) => acceptance.kind === 'refused')
  if (lost === undefined) return { kind: 'better', because: 'better on the later cases' }
  return { kind: 'not-better', because: `against ${nameOf(lost)}: ${lost.acceptance.because}` }
}

/** What stands in a file that switches a model on, for the App and whoever looks at it. */
export type ModelFile = {
  readonly version: 1
  readonly model: string
  /** What it was measured on and what it gained, against each. */
  readonly measured: {
    readonly repo: string
    readonly since: string
    readonly cases: number
    readonly gains: readonly {
      readonly against: string
      readonly logLikelihood: number | null
      readonly acc5: number | null
    }[]
  }
}

export function modelFileOf(report: BacktestReport, since: string): ModelFile {
  const [tuned] = report.models
  if (tuned === undefined) throw new Error('a backtest with a model has its figures')
  return {
    version: 1,
    model: tuned.model,
    measured: {
      repo: report.repo,
      since,
      cases: report.cases.ranked,
      gains: tuned.gains.map((gain) => ({
        against: nameOf(gain),
        logLikelihood: gain.logLikelihood?.value ?? null,
        acc5: gain.acc5?.value ?? null,
      })),
    },
  }
}

/** @throws Refusal where the file cannot be written */
export async function writeModelFile(path: string, file: ModelFile): Promise<void> {
  await writeWhole(path, `${JSON.stringify(file, null, 2)}\n`)
}

function nameOf({ against }: ModelGain): string {
  return against ?? 'no model'
}
