import type { Change } from '../../engine/model/change.ts'
import type { ChangeId, Sha } from '../../engine/model/ids.ts'
import type { Incident } from '../../engine/model/incident.ts'
import type { RegressionRange } from '../../engine/model/regression-range.ts'
import type {
  Answer,
  ChangeSource,
  ContextSource,
  Forge,
  LogCondenser,
  SyntaxReader,
} from '../../engine/ports.ts'
import { withPatches } from './changes/change-files.ts'
import { changesOfRange } from './changes/changes-of-range.ts'
import { checksAtMerge } from './changes/checks-at-merge.ts'
import { goodMerges } from './changes/good-merges.ts'
import { landedAfter } from './changes/landed-after.ts'
import { baseName, namedFiles } from './changes/named-files.ts'
import type { PatchPlan } from './changes/patch-look.ts'
import { toldNothing, type ToldEarlier } from './changes/told-earlier.ts'
import { withLocalFiles } from './changes/with-local-files.ts'
import { withPushedPaths } from './changes/with-pushed-paths.ts'
import { lineHistories } from './context/line-histories.ts'
import { parsedFiles } from './context/parsed-files.ts'
import { repositoryContext } from './context/repository-context.ts'
import { repositoryTree } from './context/repository-tree.ts'
import { type FailureOptions, failuresOfIncident } from './failure/failures-of-incident.ts'
import type { ReportOptions } from './failure/test-reports.ts'
import type { GitHubClient } from './octokit.ts'
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
  /** Which artifacts hold test reports, and what opens them; without it none is asked for. */
  readonly reports?: ReportOptions
  /** Parses source files; without it nothing is known of how they hang together, and no call is spent on it. */
  readonly syntax?: SyntaxReader
  /** Calls that may be spent on patches in one go; what is left of an incident's calls unless given. */
  readonly patchBudget?: number
  /**
   * Where a clone is at hand: what answers from it, or null where it does not hold the range. What it knows costs no
   * call; pull requests, failures and whatever it lacks still come from the API.
   */
  readonly local?: (incident: Incident, range: RegressionRange) => Promise<LocalSource | null>
  /** Spares calls, and knows what GitHub's index is late to know. */
  readonly told?: ToldEarlier
  /** Told of every HTTP call to the API. */
  readonly onCall?: () => void
}

type LocalSource = ChangeSource & Pick<ContextSource, 'tree'> & Partial<ContextSource>

/** A forge that can be asked a second time for patches, once the paths that matter are known. */
export type GitHubForge = Forge & {
  /** The same changes, with the patches of those that touch the paths read, within the calls that are left. */
  patches(
    incident: Incident,
    changes: readonly Change[],
    paths: readonly string[],
    likely?: readonly ChangeId[],
  ): Promise<Answer<readonly Change[]>>
}

/**
 * Reads everything of an incident from GitHub. `range` begins a triage; the other reads of the same incident share
 * what it learnt. Nothing is written, nothing outlives the triage.
 */
export function githubForge(client: GitHubClient, options: GitHubForgeOptions): GitHubForge {
  const sessions = incidentSessions(client, options.onCall ?? (() => undefined))
  const { told = toldNothing, patchBudget: budget = Number.POSITIVE_INFINITY } = options
  const reading = readingOf(options)
  const parsed = options.syntax === undefined ? null : parsedFiles(options.syntax)
  const seen = new WeakMap<IncidentSession, Pick<PatchPlan, 'commits' | 'merges'>>()
  const failures = perSession((session: IncidentSession) => failuresOfIncident(session, reading))
  const locals = new WeakMap<IncidentSession, Promise<LocalSource | null>>()
  const byBad = new Map<Sha, Promise<LocalSource | null>>()
  const localOf = async (session: IncidentSession, range: RegressionRange): Promise<LocalSource | null> => {
    const found = locals.get(session) ?? options.local?.(session.incident, range) ?? Promise.resolve(null)
    locals.set(session, found)
    byBad.set(range.bad, found)
    return await found
  }
  return {
    range: (incident) => findRange(sessions.begin(incident)),
    changes: async (incident, range) => {
      const session = sessions.of(incident)
      if (range.kind === 'empty') return { value: [], gaps: [] }
      const changes = await changesOfRange(session, range, told)
      const listing = await rangeCommits(session, range)
      const history = { commits: listing.commits, merges: goodMerges(range, listing) }
      seen.set(session, history)
      const local = await localOf(session, range)
      const known = local === null ? [] : (await local.changes(incident, range)).value
      // The failing logs, which are read in any case, tell whose patches are worth a call.
      const names = namedFiles((await failures(session)).value.failures)
      const isInteresting = (path: string): boolean => names.has(baseName(path))
      const plan = { budget, look: 'first', ...history, whole: listing.files, isInteresting } as const
      const listed = await withPushedPaths(session, withLocalFiles(changes.value, known), told)
      const { value, gaps } = await withPatches(session, listed, plan)
      return { value, gaps: [...changes.gaps, ...gaps] }
    },
    checksAtMerge: (incident, changes) => checksAtMerge(sessions.of(incident), changes),
    landedAfter: (incident, range) => landedAfter(sessions.of(incident), range),
    failures: (incident) => failures(sessions.of(incident)),
    tree: async (incident, range) => {
      const session = sessions.of(incident)
      const local = await localOf(session, range)
      return local === null ? await repositoryTree(session) : await local.tree(incident, range)
    },
    context: async (question) => {
      const session = sessions.of(question.incident)
      const local = await localOf(session, question.range)
      return await (local?.context?.(question) ?? repositoryContext(session, question))
    },
    lineHistories: async (question) => {
      const session = sessions.of(question.incident)
      const local = await localOf(session, question.range)
      return await (local?.lineHistories?.(question) ?? lineHistories(session, question))
    },
    // The API gives a past of thousands of commits for far too many calls.
    ...(options.local === undefined
      ? {}
      : {
          past: async (question) => {
            const local = await (byBad.get(question.range.bad) ?? null)
            return await (local?.past?.(question) ?? { value: [], gaps: [] })
          },
        }),
    ...(parsed === null
      ? {}
      : {
          parsed: async (incident, sha, paths) => {
            const session = sessions.of(incident)
            const local = await (locals.get(session) ?? null)
            return await (local?.parsed?.(incident, sha, paths) ?? parsed(session, sha, paths))
          },
        }),
    patches: async (incident, changes, paths, likely) => {
      const session = sessions.of(incident)
      const known = seen.get(session) ?? nothingSeen
      const first = { isInteresting: oneOf(paths), likely: new Set(likely) }
      const plan = { ...known, budget, look: 'second', whole: [], ...first } as const
      const near = await (await locals.get(session))?.patches?.(incident, changes, paths, likely)
      return await withPatches(session, fuller(changes, near?.value ?? changes), plan)
    },
  }
}

const nothingSeen: Pick<PatchPlan, 'commits' | 'merges'> = { commits: [], merges: new Map() }

function oneOf(paths: readonly string[]): (path: string) => boolean {
  const named = new Set(paths)
  return (path) => named.has(path)
}

function readingOf(options: GitHubForgeOptions): FailureOptions {
  const { logHosts, maxJobs, maxLogBytes, condenser, reports } = options
  return {
    logHosts,
    maxJobs: maxJobs ?? 3,
    maxLogBytes: maxLogBytes ?? 100 * 1024 * 1024,
    condenser,
    ...(reports === undefined ? {} : { reports }),
  }
}

/** A clone looks again at one commit of each change; of a change of several it may know less than it did. */
function fuller(before: readonly Change[], after: readonly Change[]): readonly Change[] {
  return before.map((change, index) => {
    const again = after[index]
    return again !== undefined && again.files.length >= change.files.length ? again : change
  })
}
