import type { Sha } from '../../../engine/model/ids.ts'
import type { Landing } from '../../../engine/model/landing.ts'
import type { Repo } from '../../../engine/model/repo.ts'

/** What GitHub told as it happened, where somebody kept it. */
export type ToldEarlier = {
  /** Those of these commits by which a pull request landed. */
  readonly landings: (repo: Repo, commits: readonly Sha[]) => Promise<readonly Landing[]>
  /** Of those of these commits that are known, the paths of every file that each touched. */
  readonly paths: (repo: Repo, commits: readonly Sha[]) => Promise<ReadonlyMap<Sha, readonly string[]>>
}

/** Where nothing was kept. */
export const toldNothing: ToldEarlier = { landings: async () => [], paths: async () => new Map() }
