import type { Interval } from '../measure/bootstrap-interval.ts'
import type { ReliabilityTable } from '../measure/reliability.ts'
import type { RiskCoverage } from '../measure/risk-coverage.ts'
import type { WindowOptions } from '../mine/choose-window.ts'
import type { Mined } from '../mine/mined-case.ts'
import type { ShownSuspect } from './backtest-outcome.ts'
import type { ModelFigures } from './model-figures.ts'
import type { Cost, Spread } from './spread.ts'

export type Method = {
  readonly name: string
  readonly about: string
  /** Null where there is no case. */
  readonly acc1: Interval | null
  readonly acc3: Interval | null
  readonly acc5: Interval | null
  readonly mrr: Interval | null
  /** Share of the cases whose culprit is among the first so many: of 1, of 2, and so on. */
  readonly curve: readonly number[]
}

export type Group = Pick<Method, 'acc1' | 'acc5' | 'mrr'> & { readonly name: string; readonly cases: number }

/** A case whose culprit was not the first suspect. All its text is untrusted. */
export type Miss = {
  readonly id: string
  readonly text: string
  readonly candidates: number
  /** `place` is null where the ranking does not hold the culprit. */
  readonly culprit: {
    readonly id: string
    readonly title: string
    readonly place: number | null
    readonly probability: number
  }
  readonly suspects: readonly ShownSuspect[]
  /** True where the first suspect was named as the culprit. */
  readonly isNamed: boolean
}

/** How well the history of a repository says that Prime Suspect would have done there. All text of cases is untrusted. */
export type BacktestReport = {
  readonly version: 1
  readonly repo: string
  readonly windows: WindowOptions
  readonly history: Pick<Mined, 'commits' | 'landings' | 'releases' | 'messages'> & {
    readonly isWhole: boolean
  }
  readonly leftOut: readonly { readonly because: string; readonly says: string; readonly count: number }[]
  readonly cases: {
    readonly found: number
    /** The newest of those found. */
    readonly ranked: number
    readonly unranked: readonly { readonly id: string; readonly kind: string; readonly says: string }[]
  }
  /** Prime Suspect first, then with each language model that was named, then the baselines. */
  readonly methods: readonly Method[]
  /** Empty where no language model was named. */
  readonly models: readonly ModelFigures[]
  readonly groups: readonly Group[]
  /** Changes of a window. */
  readonly candidates: Spread | null
  /** Share of the cases in which retrieval kept the culprit among the changes it looked at closely. */
  readonly kept: number | null
  readonly verdicts: {
    readonly named: number
    readonly rightlyNamed: number
    readonly precision: Interval | null
    readonly shortlists: number
    readonly silent: number
  }
  readonly reliability: ReliabilityTable
  readonly riskCoverage: RiskCoverage
  readonly cost: Cost | null
  /** The worst first: wrongly named, then by how sure the wrong first suspect was. */
  readonly misses: readonly Miss[]
}
