import { notFound, numberParam, paged, Problem, type Exchange, type Reply, type Route } from '../exchange.ts'
import { signedArtifactUrl, signedLogUrl } from '../log-host.ts'
import type { AttemptRecord, RunRecord } from '../records.ts'
import { annotationJson, artifactJson, jobJson, runJson } from '../represent/runs.ts'

/** GitHub gives no more than this many runs once any filter is set. */
const filteredRuns = 1000

const latest = (run: RunRecord): AttemptRecord => {
  const attempt = run.attempts.at(-1)
  if (attempt === undefined) throw new Error(`The run ${run.id} of the double has no attempt`)
  return attempt
}

const toRunJson = async (exchange: Exchange, run: RunRecord) =>
  runJson(exchange, run, latest(run), await exchange.repository.git.commit(run.sha))

function runOf(exchange: Exchange): RunRecord {
  const id = numberParam(exchange, 'run_id')
  const run = exchange.repository.runs.find((each) => each.id === id)
  if (run === undefined) throw notFound()
  return run
}

async function runsOfWorkflow(exchange: Exchange): Promise<Reply> {
  const wanted = exchange.params['workflow_id'] ?? ''
  const workflow = exchange.repository.workflows.find(
    ({ id, path }) => String(id) === wanted || path.endsWith(`/${wanted}`),
  )
  if (workflow === undefined) throw notFound()
  return await listRuns(
    exchange,
    exchange.repository.runs.filter((run) => run.workflow.id === workflow.id),
  )
}

async function listRuns(exchange: Exchange, all: readonly RunRecord[]): Promise<Reply> {
  const filter =
    (name: string, value: (run: RunRecord) => readonly (string | null)[]) => (run: RunRecord) => {
      const asked = exchange.query.get(name)
      return asked === null || value(run).includes(asked)
    }
  const matching = all
    .filter(filter('branch', (run) => [run.branch]))
    .filter(filter('event', (run) => [run.event]))
    .filter(filter('head_sha', (run) => [run.sha]))
    .filter(filter('status', (run) => [latest(run).status, latest(run).conclusion]))
    .toReversed()
    .slice(0, filteredRuns)
  const { items, headers } = paged(exchange, matching)
  const runs = await Promise.all(items.map((run) => toRunJson(exchange, run)))
  return { status: 200, body: { total_count: matching.length, workflow_runs: runs }, headers }
}

function jobsOfAttempt(exchange: Exchange): Reply {
  const run = runOf(exchange)
  const number = numberParam(exchange, 'attempt_number')
  const attempt = run.attempts.find((each) => each.attempt === number)
  if (attempt === undefined) throw notFound()
  const { items, headers } = paged(exchange, attempt.jobs)
  const jobs = items.map((job) => jobJson(exchange, run, attempt, job))
  return { status: 200, body: { total_count: attempt.jobs.length, jobs }, headers }
}

/** The jobs of the newest attempt, or of all. */
function jobsOfRun(exchange: Exchange): Reply {
  const run = runOf(exchange)
  const attempts = exchange.query.get('filter') === 'all' ? run.attempts : [latest(run)]
  const all = attempts.flatMap((attempt) => attempt.jobs.map((job) => ({ attempt, job })))
  const { items, headers } = paged(exchange, all)
  const jobs = items.map(({ attempt, job }) => jobJson(exchange, run, attempt, job))
  return { status: 200, body: { total_count: all.length, jobs }, headers }
}

function jobLog(exchange: Exchange): Reply {
  const found = exchange.repository.job(numberParam(exchange, 'job_id'))
  if (found === null) throw notFound()
  const { log, id } = found.job
  if (typeof log === 'object' && 'gone' in log) {
    throw new Problem(log.gone, log.gone === 410 ? 'Server Error' : 'Not Found')
  }
  return {
    status: 302,
    headers: { location: signedLogUrl(exchange.world, exchange.repository.fullName, id) },
  }
}

function artifactsOfRun(exchange: Exchange): Reply {
  const run = runOf(exchange)
  const { items, headers } = paged(exchange, run.artifacts.toReversed())
  const artifacts = items.map((artifact) => artifactJson(exchange, run, artifact))
  return { status: 200, body: { total_count: run.artifacts.length, artifacts }, headers }
}

function artifactLink(exchange: Exchange): Reply {
  const id = numberParam(exchange, 'artifact_id')
  const all = exchange.repository.runs.flatMap((run) => run.artifacts)
  const found = all.find((artifact) => artifact.id === id)
  if (found === undefined || exchange.params['archive_format'] !== 'zip') throw notFound()
  if (found.expired !== false)
    throw new Problem(found.expired, found.expired === 410 ? 'Artifact has expired' : 'Not Found')
  const location = signedArtifactUrl(exchange.world, exchange.repository.fullName, id)
  return { status: 302, headers: { location } }
}

function annotations(exchange: Exchange): Reply {
  const found = exchange.repository.job(numberParam(exchange, 'check_run_id'))
  if (found === null) throw notFound()
  const { items, headers } = paged(exchange, found.job.annotations)
  return { status: 200, body: items.map((note) => annotationJson(exchange, found.run, note)), headers }
}

/** The failed jobs of the newest attempt wait to run again; the others keep what came of them. */
function rerunFailed(exchange: Exchange): Reply {
  const run = runOf(exchange)
  const last = latest(run)
  if (last.status !== 'completed') throw new Problem(403, 'This workflow is already running')
  const at = exchange.world.at()
  const jobs = last.jobs.map((job): AttemptRecord['jobs'][number] =>
    job.conclusion === 'failure'
      ? {
          ...job,
          id: exchange.world.nextId(),
          status: 'queued',
          conclusion: null,
          startedAt: at,
          completedAt: null,
        }
      : job,
  )
  const actor = exchange.grant?.login ?? last.actor
  const begun = { status: 'queued', conclusion: null, startedAt: at, updatedAt: at } as const
  run.attempts.push({ attempt: last.attempt + 1, ...begun, actor, jobs })
  return { status: 201, body: {} }
}

const needs = [{ actions: 'read' }] as const
const paging = ['per_page', 'page']

export const actionRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs',
    needs,
    query: ['branch', 'status', 'event', 'head_sha', ...paging],
    answer: async (exchange) => await listRuns(exchange, exchange.repository.runs),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    needs,
    query: ['branch', 'status', 'event', 'head_sha', 'exclude_pull_requests', ...paging],
    answer: runsOfWorkflow,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    needs,
    query: ['exclude_pull_requests'],
    answer: async (exchange) => ({ status: 200, body: await toRunJson(exchange, runOf(exchange)) }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    needs,
    query: ['filter', ...paging],
    answer: jobsOfRun,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    needs,
    query: paging,
    answer: jobsOfAttempt,
  },
  {
    operation: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs',
    needs: [{ actions: 'write' }],
    answer: rerunFailed,
  },
  { operation: 'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs', needs, answer: jobLog },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    needs,
    query: paging,
    answer: artifactsOfRun,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    needs,
    answer: artifactLink,
  },
  {
    operation: 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
    needs: [{ checks: 'read' }],
    query: paging,
    answer: annotations,
  },
]
