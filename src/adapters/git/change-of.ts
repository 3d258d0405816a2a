import type { Change } from '../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../engine/model/ids.ts'
import type { CommitDiff } from './commit-diff.ts'
import type { CommitInfo } from './commit-info.ts'
import { readLandingMessage } from '../../engine/model/landing-message.ts'

/** One commit of the branch as the change that landed with it. */
export function changeOf(commit: CommitInfo, brought: readonly Sha[], diff: CommitDiff): Change {
  const { pull, title, body } = readLandingMessage(commit.subject, commit.body)
  return {
    id: commit.sha as string as ChangeId,
    kind: pull === null ? 'direct-push' : 'pull-request',
    pull,
    commits: [commit.sha, ...brought],
    title,
    body,
    author: commit.author,
    mergedAt: commit.committedAt,
    files: diff.files,
    filesCompleteness: diff.completeness,
  }
}
