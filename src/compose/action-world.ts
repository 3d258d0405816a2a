import type { NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import type { Config } from '../config/schema.ts'
import type { Wish } from '../engine/act/plan-revert.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { NameableChange } from '../engine/model/word.ts'
import type { Actor } from '../engine/ports.ts'

/** What finding needs of the world of the Action. */
export type FindingWorld = {
  readonly client: GitHubClient
  readonly repo: Repo
  readonly config: Config
  /** Who writes with the token, and what signs what it writes. */
  readonly login: string
  readonly markerKey: string
  /** Null where nothing is written. */
  readonly actor: Actor | null
}

/** What the Action has to do. */
export type Found =
  | {
      readonly kind: 'incident'
      readonly incident: Incident
      /** The issue that tells of it already, where there is one. */
      readonly issue: NotedIssue | null
      /** What a maintainer asked for in this moment. */
      readonly wish: Wish | null
      /** Answers whoever asked, once it is known which changes there are. */
      readonly react: ((changes: readonly NameableChange[]) => Promise<void>) | null
    }
  /** Nothing is left to look at; `because` says what was done, or why there was nothing to do. */
  | { readonly kind: 'nothing'; readonly because: string }

export function nothing(because: string): Found {
  return { kind: 'nothing', because }
}
