import type { Change } from '../../engine/model/change.ts'
import type { Incident } from '../../engine/model/incident.ts'
import type { Answer, Forge, LogCondenser, SyntaxReader } from '../../engine/ports.ts'
import { withPatches } from './changes/change-files.ts'
import { changesOfRange } from './changes/changes-of-range.ts'
import { baseName, namedFiles } from './changes/named-files.ts'
import { lineHistories } from './context/line-histories.ts'
import { parsedFiles } from './context/parsed-files.ts'
import { repositoryContext } from './context/repository-context.ts'
import { repositoryTree } from './context/repository-tree.ts'
import { type FailureOptions, failuresOfIncident } from './failure/failures-of-incident.ts'
import type { GitHubClient } from './octokit.ts'
import type { Commit } from './range/commit.ts'
import { findRange } from './range/find-range.ts'
import { rangeCommits } from './range/range-commits.ts'
import { type IncidentSession, incidentSessions } from './session/incident-session.ts'
import { perSession } from './session/per-session.ts'

export type GitHubForgeOptions = {
  /** Exact hosts, besides those of github.com, that job logs may be fetched from; with the port if unusual. */
  readonly logHosts: readonly string[]
  /** Failed jobs whose logs are read at most; 3 unless given. */
  readonly maxJobs?: number
  /** Bytes of one log that are read at most; 100 MB unless given. */
  readonly maxLogBytes?: number
  /** Makes what one log is read into. */
  readonly condenser: () => LogCondenser
  /** Parses source files; without it nothing is known of how they hang together, and no call is spent on it. */
  readonly syntax?: SyntaxReader
  /** Calls that may be spent on patches in one go; what is left of an incident's calls unless given. */
  readonly patchBudget?: number
  /** Told of every HTTP call to the API. */
  readonly onCall?: () => void
}

/** A forge that can be asked a second time for patches, once the paths that matter are known. */
export type GitHubForge = Forge & {
  /** The same changes, with the patches of those that touch the paths read, within the calls that are left. */
  patches(
    incident: Incident,
    changes: readonly Change[],
    paths: readonly string[],
  ): Promise<Answer<readonly Change[]>>
}

/**
 * Reads everything of an incident from GitHub. `range` begins a triage; the other reads of the same incident share
 * what it learnt. Nothing is written, nothing outlives the triage.
 */
export function githubForge(client: GitHubClient, options: GitHubForgeOptions): GitHubForge {
  const sessions = incidentSessions(client, options.onCall ?? (() => undefined))
  const budget = options.patchBudget ?? Number.POSITIVE_INFINITY
  const reading: FailureOptions = {
    logHosts: options.logHosts,
    maxJobs: options.maxJobs ?? 3,
    maxLogBytes: options.maxLogBytes ?? 100 * 1024 * 1024,
    condenser: options.condenser,
  }
  const parsed = options.syntax === undefined ? null : parsedFiles(options.syntax)
  const commitsSeen = new WeakMap<IncidentSession, readonly Commit[]>()
  const failures = perSession((session: IncidentSession) => failuresOfIncident(session, reading))
  return {
    range: (incident) => findRange(sessions.begin(incident)),
    changes: async (incident, range) => {
      const session = sessions.of(incident)
      if (range.kind === 'empty') return { value: [], gaps: [] }
      const changes = await changesOfRange(session, range)
      const { files: whole, commits } = await rangeCommits(session, range)
      commitsSeen.set(session, commits)
      // The failing logs, which are read in any case, tell whose patches are worth a call.
      const names = namedFiles((await failures(session)).value.failures)
      const isInteresting = (path: string): boolean => names.has(baseName(path))
      const plan = { budget, look: 'first', commits, whole, isInteresting } as const
      const read = await withPatches(session, changes.value, plan)
      return { value: read.value, gaps: [...changes.gaps, ...read.gaps] }
    },
    failures: (incident) => failures(sessions.of(incident)),
    tree: (incident) => repositoryTree(sessions.of(incident)),
    context: (question) => repositoryContext(sessions.of(question.incident), question),
    lineHistories: (question) => lineHistories(sessions.of(question.incident), question),
    ...(parsed === null
      ? {}
      : { parsed: (incident, sha, paths) => parsed(sessions.of(incident), sha, paths) }),
    patches: async (incident, changes, paths) => {
      const session = sessions.of(incident)
      const named = new Set(paths)
      const isInteresting = (path: string): boolean => named.has(path)
      const commits = commitsSeen.get(session) ?? []
      return await withPatches(session, changes, {
        budget,
        look: 'second',
        commits,
        whole: [],
        isInteresting,
      })
    },
  }
}
