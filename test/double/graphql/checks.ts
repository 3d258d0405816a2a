import { nodeId } from '../app-key.ts'
import type { AnnotationRecord, CheckRecord } from '../records.ts'
import type { DoubleRepository } from '../repository.ts'
import { demand, type Asking } from './access.ts'
import { connection, type PageArguments } from './connection.ts'

type RunFilter = {
  readonly checkName?: string | null
  readonly checkType?: 'ALL' | 'LATEST' | null
  readonly conclusions?: readonly string[] | null
}

/** The jobs of Actions are checks too, of GitHub's own App. */
function checksOf(repository: DoubleRepository): readonly CheckRecord[] {
  const jobs = repository.runs.flatMap((run) =>
    run.attempts.flatMap(({ jobs: of }) =>
      of.map((job): CheckRecord => ({
        id: job.id,
        sha: run.sha,
        app: { name: 'GitHub Actions', slug: 'github-actions' },
        name: job.name,
        status: job.status,
        conclusion: job.conclusion,
        completedAt: job.completedAt,
        title: null,
        summary: null,
        text: null,
        annotations: job.annotations,
      })),
    ),
  )
  return [...jobs, ...repository.checks]
}

const toAnnotation = (note: AnnotationRecord) => ({
  path: note.path,
  annotationLevel: note.level.toUpperCase(),
  title: note.title,
  message: note.message,
  location: { start: { line: note.line, column: null }, end: { line: note.endLine, column: null } },
})

function toCheck({ repository }: Asking, check: CheckRecord) {
  return {
    __typename: 'CheckRun',
    id: nodeId('CR', repository.id, check.id),
    databaseId: check.id,
    name: check.name,
    status: check.status.toUpperCase(),
    conclusion: check.conclusion?.toUpperCase() ?? null,
    completedAt: check.completedAt,
    title: check.title,
    summary: check.summary,
    text: check.text,
    annotations: (page: PageArguments) =>
      connection('annotations', check.annotations.map(toAnnotation), page),
  }
}

/** A check by its node id; null where it is none. */
export function checkNode(asking: Asking, id: string) {
  const found = checksOf(asking.repository).find(
    (check) => nodeId('CR', asking.repository.id, check.id) === id,
  )
  if (found === undefined) return null
  demand(asking.grant, 'checks')
  return toCheck(asking, found)
}

const worst = ['failure', 'timed_out', 'cancelled']

/** What everything that ran says together: the worst of it. */
function conclusionOf(checks: readonly CheckRecord[]): string | null {
  if (checks.some(({ status }) => status !== 'completed')) return null
  const bad = worst.find((one) => checks.some(({ conclusion }) => conclusion === one))
  return (bad ?? 'success').toUpperCase()
}

/** The checks of one App at one commit: of each name the latest only, unless all are wanted. */
function runsOf(asking: Asking, checks: readonly CheckRecord[]) {
  return ({ filterBy, ...page }: PageArguments & { readonly filterBy?: RunFilter | null }) => {
    const latest = new Map(checks.map((check) => [check.name, check]))
    const all = filterBy?.checkType === 'ALL' ? checks : [...latest.values()]
    const found = all
      .filter(({ name }) => typeof filterBy?.checkName !== 'string' || name === filterBy.checkName)
      .filter(({ conclusion }) => filterBy?.conclusions?.includes(conclusion?.toUpperCase() ?? '') ?? true)
    return connection(
      'checkRuns',
      found.map((check) => toCheck(asking, check)),
      page,
    )
  }
}

function suitesOf(asking: Asking, sha: string, page: PageArguments) {
  demand(asking.grant, 'checks')
  const byApp = Map.groupBy(
    checksOf(asking.repository).filter((check) => check.sha === sha),
    ({ app }) => app.slug,
  )
  const suites = [...byApp.values()].map((checks) => {
    const latest = [...new Map(checks.map((check) => [check.name, check])).values()]
    const conclusion = conclusionOf(latest)
    return {
      __typename: 'CheckSuite',
      app: { __typename: 'App', ...checks[0]?.app },
      status: conclusion === null ? 'IN_PROGRESS' : 'COMPLETED',
      conclusion,
      updatedAt: latest.at(-1)?.completedAt ?? asking.repository.createdAt,
      checkRuns: runsOf(asking, checks),
    }
  })
  return connection('checkSuites', suites, page)
}

/** Everything about checks and statuses that a commit tells. */
export function checksOfCommit(asking: Asking, sha: string) {
  const { repository } = asking
  const statuses = () => repository.commitStatuses.filter((status) => status.sha === sha)
  return {
    checkSuites: (page: PageArguments) => suitesOf(asking, sha, page),
    status: () => {
      demand(asking.grant, 'statuses')
      if (statuses().length === 0) return null
      return {
        context: ({ name }: { readonly name: string }) => {
          const found = statuses().findLast(({ context }) => context === name)
          if (found === undefined) return null
          const { state, createdAt, description } = found
          return { __typename: 'StatusContext', state: state.toUpperCase(), createdAt, description }
        },
      }
    },
    statusCheckRollup: () => {
      const checks = checksOf(repository).filter((check) => check.sha === sha)
      const latest = [...new Map(statuses().map((status) => [status.context, status])).values()]
      if (checks.length === 0 && latest.length === 0) return null
      // What was cancelled is red here, whatever a suite of its own says.
      const isBad =
        worst.includes(conclusionOf(checks)?.toLowerCase() ?? '') ||
        latest.some(({ state }) => /failure|error/.test(state))
      return { state: isBad ? 'FAILURE' : 'SUCCESS' }
    },
  }
}
