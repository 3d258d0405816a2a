import type { Change } from '../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../engine/model/ids.ts'
import { readLandingMessage } from '../../engine/model/landing-message.ts'
import { type Described, withListed } from '../../engine/model/listed-messages.ts'
import type { CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'

/** What a merge brought: its commits, the newest first, and messages of theirs, the oldest first. */
type Brought = Pick<Change, 'mainline'> & {
  readonly shas: readonly Sha[]
  readonly messages: readonly Described[]
}

/** One commit of the branch as the change that landed with it. */
export function changeOf(commit: CommitInfo, diff: CommitDiff, brought: Brought): Change {
  const { shas, messages, ...mainline } = brought
  const { pull, title, body } = readLandingMessage(commit.subject, commit.body)
  return {
    id: commit.sha as string as ChangeId,
    kind: pull === null ? 'direct-push' : 'pull-request',
    pull,
    commits: [commit.sha, ...shas],
    title,
    body: withListed({ title, body }, messages),
    author: commit.author,
    mergedAt: commit.committedAt,
    files: diff.files,
    filesCompleteness: diff.completeness,
    ...mainline,
  }
}
