import type { ColumnType, Generated } from 'kysely'

type Moment = ColumnType<Date, Date | string, Date | string>
/** Kept as text by the database (`json`, not `jsonb`), for titles may hold any character, NUL too. */
type Json = ColumnType<unknown, string, string>

/** What a webhook delivery told us, and what became of it. */
export type DeliveryRow = {
  guid: string
  body_hash: string
  meaning: string
  event: string
  installation: string
  received_at: Moment
  state: string
  outcome: string | null
  settled_at: Moment | null
}

export type CaseRow = {
  installation: string
  incident_id: string
  owner: string
  name: string
  failing_key: string
  /** The workflow run behind the failure: the same for a deployment and for the run that made it. */
  run_id: string | null
  incident: Json
  verdict: Json
  state: string
  issue_url: string | null
  updated_at: Moment
}

/** When a thing was last seen good, so that a failure that arrives late is known to be over. */
export type RecoveryRow = {
  installation: string
  owner: string
  name: string
  failing_key: string
  at: Moment
}

/** One act: a row is written before the act happens. */
export type EffectRow = {
  installation: string
  /** The delivery on whose behalf it happens. */
  cause: string
  act: string
  state: string
  /** The process that began it, and until when it may be presumed to be at it. */
  holder: string
  held_until: Moment
  result_url: string | null
  refused_because: string | null
  begun_at: Generated<Date>
  settled_at: Moment | null
}

/** One thing that a person said about an incident. */
export type WordRow = {
  installation: string
  /** The comment or event it came by. */
  source: string
  incident_id: string
  /** The account's number on the forge. */
  said_by: string
  at: Moment
  said: Json
  /** What it counts when learning, 0 to 1. */
  weight: number
}

/** What words about an incident may name, and how it failed, in excerpts. */
export type WindowRow = {
  installation: string
  incident_id: string
  window: Json
  kept_at: Generated<Date>
}

/** The moment at which an installation's newest job counts as having come. */
export type TurnRow = {
  installation: string
  last_at: Moment
}

/** Until when GitHub lets us do nothing for an installation. */
export type PauseRow = {
  installation: string
  until: Moment
}

/** A pull request as it was merged. */
export type LandingRow = {
  installation: string
  owner: string
  name: string
  sha: string
  landing: Json
  merged_at: Moment
}

/** A push to a default branch. */
export type PushRow = {
  installation: string
  owner: string
  name: string
  branch: string
  after: string
  pushed_at: Moment
  forced: boolean
  push: Json
}

/** What a commit touched that was pushed. */
export type PushedCommitRow = {
  installation: string
  owner: string
  name: string
  sha: string
  paths: Json
  pushed_at: Moment
}

/** A group that the merge queue built. */
export type MergeGroupRow = {
  installation: string
  owner: string
  name: string
  head: string
  merge_group: Json
  formed_at: Moment
}

/** What was spent from one purse on language models, and what is set aside for questions under way. */
export type ModelSpendingRow = {
  /** Empty for a purse of all installations. */
  installation: string
  purse: string
  tokens: Generated<number>
  dollars: Generated<number>
  tokens_aside: Generated<number>
  dollars_aside: Generated<number>
  updated_at: Generated<Date>
}

export type ModelAnswerRow = {
  installation: string
  hash: string
  answer: Json
  kept_at: Generated<Date>
}

export type Tables = {
  deliveries: DeliveryRow
  cases: CaseRow
  recoveries: RecoveryRow
  effects: EffectRow
  words: WordRow
  windows: WindowRow
  turns: TurnRow
  pauses: PauseRow
  landings: LandingRow
  pushes: PushRow
  pushed_commits: PushedCommitRow
  merge_groups: MergeGroupRow
  model_spending: ModelSpendingRow
  model_answers: ModelAnswerRow
}
