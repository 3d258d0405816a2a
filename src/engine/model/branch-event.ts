import type { Landing } from './landing.ts'
import type { MergeGroup } from './merge-group.ts'
import type { Push, PushedCommit } from './push.ts'
import type { Repo } from './repo.ts'

/** What became of a branch, told by the forge as it happened. */
export type BranchEvent =
  /** A pull request was merged; `takesBack` is the one that it says it reverts. */
  | {
      readonly kind: 'landed'
      readonly repo: Repo
      readonly landing: Landing
      readonly takesBack: { readonly pull: number; readonly isOurs: boolean } | null
      /** The number of the account that opened it. */
      readonly by: string
    }
  /** The default branch was pushed to; of its commits those whose files are all told. */
  | {
      readonly kind: 'pushed'
      readonly repo: Repo
      readonly push: Push
      readonly commits: readonly PushedCommit[]
    }
  /** The merge queue built a group, or is done with one. */
  | {
      readonly kind: 'merge-group'
      readonly repo: Repo
      readonly group: MergeGroup
      readonly state: 'formed' | 'merged' | 'dropped'
    }
