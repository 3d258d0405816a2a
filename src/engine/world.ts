import type { Wish } from './act/plan-revert.ts'
import type { RankerWeights } from './judge/ranking/ranker-weights.ts'
import type { Performed, Plan } from './model/act.ts'
import type { Dossier } from './model/dossier.ts'
import type { Judgement } from './model/judgement.ts'
import type { Told } from './model/told.ts'
import type { NameableChange } from './model/word.ts'
import type {
  Actor,
  Cases,
  Clock,
  Forge,
  Journal,
  LanguageModel,
  RerunSource,
  RevertSource,
} from './ports.ts'
import type { Report } from './report/report.ts'

/** What a triage needs of the world. Without an actor nothing is written; without a model nobody is asked. */
export type World = {
  readonly forge: Forge
  readonly actor: Actor | null
  readonly cases: Cases | null
  readonly model: LanguageModel | null
  readonly clock: Clock
  readonly journal: Journal
  /** Of the ranker; the shipped ones where absent. */
  readonly weights?: RankerWeights
  /** What is asked before a change is taken back; without it none is. */
  readonly reverts?: RevertSource
  /** What is asked before failed jobs are started again; without it none are. */
  readonly reruns?: RerunSource
  /** What is odd about the repository's configuration, for the report. */
  readonly configuration?: readonly string[]
  /** What a maintainer asked for; without it the policy decides what is done. */
  readonly wish?: Wish
  /** What maintainers said so far, about these changes; absent where they cannot say anything. */
  readonly told?: Told | ((changes: readonly NameableChange[]) => Told)
  /** Presses of buttons come back to us; without it none are shown. */
  readonly hearsButtons?: true
  /** Where people browse the forge, for links in the report. */
  readonly forgeUrl: string
  /** API calls made so far by this world's adapters. */
  readonly apiCalls: () => number
  /** US dollars that the model cost so far; null where its price is not known. */
  readonly modelDollars?: () => number | null
  /** Hears of the triage as it stands before the model is asked, which may take its time; not called without one. */
  readonly beforeAsking?: (first: Triaged) => Promise<void>
}

export type Triaged = {
  readonly dossier: Dossier
  readonly judgement: Judgement
  readonly plan: Plan
  readonly report: Report
  /** One for each act the plan takes, in order. */
  readonly performed: readonly Performed[]
}
