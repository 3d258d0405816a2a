import { createHash } from 'node:crypto'

import { idOf, nodeId } from '../app-key.ts'
import type { GitCommit } from '../git-repository.ts'
import type {
  AnnotationRecord,
  ArtifactRecord,
  AttemptRecord,
  JobRecord,
  RunRecord,
  WorkflowRecord,
} from '../records.ts'
import { userJson } from './accounts.ts'
import { minimalRepositoryJson, repositoryPage, repositoryUrl } from './repositories.ts'
import type { InRepository } from './where.ts'

const headCommit = (commit: GitCommit) => ({
  id: commit.sha,
  tree_id: commit.tree,
  message: commit.message,
  timestamp: commit.committer.at,
  author: { name: commit.author.name, email: commit.author.email },
  committer: { name: commit.committer.name, email: commit.committer.email },
})

/** A run as its given attempt shows it (the newest, in GitHub's own answers). */
export function runJson(where: InRepository, run: RunRecord, attempt: AttemptRecord, commit: GitCommit) {
  const { repository } = where
  const url = `${repositoryUrl(where, repository)}/actions/runs/${run.id}`
  const suite = idOf(`suite ${run.id}`)
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', repository.id, run.id),
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.workflow.path,
    display_title: run.title,
    run_number: run.number,
    event: run.event,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: run.workflow.id,
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', repository.id, suite),
    url,
    html_url: `${repositoryPage(where, repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: attempt.updatedAt,
    actor: userJson(where, run.attempts[0]?.actor ?? attempt.actor),
    run_attempt: attempt.attempt,
    referenced_workflows: [],
    run_started_at: attempt.startedAt,
    triggering_actor: userJson(where, attempt.actor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(where, repository)}/check-suites/${suite}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.attempt > 1 ? `${url}/attempts/${attempt.attempt - 1}` : null,
    workflow_url: `${repositoryUrl(where, repository)}/actions/workflows/${run.workflow.id}`,
    head_commit: headCommit(commit),
    repository: minimalRepositoryJson(where, repository),
    head_repository: minimalRepositoryJson(where, repository),
  }
}

/** The shorter form that a deployment's status carries. */
export function runOfDeploymentJson(
  where: InRepository,
  run: RunRecord,
  attempt: AttemptRecord,
  commit: GitCommit,
) {
  const whole = runJson(where, run, attempt, commit)
  const {
    head_commit: _commit,
    repository: _repository,
    head_repository: _head,
    previous_attempt_url: _previous,
    ...short
  } = whole
  return short
}

export function checkRunJson(where: InRepository, run: RunRecord, job: JobRecord) {
  const page = `${repositoryPage(where, where.repository)}/actions/runs/${run.id}/job/${job.id}`
  return {
    id: job.id,
    name: job.name,
    node_id: nodeId('CR', where.repository.id, job.id),
    head_sha: run.sha,
    external_id: '',
    url: `${repositoryUrl(where, where.repository)}/check-runs/${job.id}`,
    html_url: page,
    details_url: page,
    status: job.status,
    conclusion: job.conclusion,
    started_at: job.startedAt,
    completed_at: job.completedAt,
  }
}

export function workflowJson(where: InRepository, workflow: WorkflowRecord) {
  const url = `${repositoryUrl(where, where.repository)}/actions/workflows/${workflow.id}`
  const page = repositoryPage(where, where.repository)
  return {
    id: workflow.id,
    node_id: nodeId('W', where.repository.id, workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: where.repository.createdAt,
    updated_at: where.repository.createdAt,
    url,
    html_url: `${page}/blob/${where.repository.defaultBranch}/${workflow.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  }
}

export function jobJson(where: InRepository, run: RunRecord, attempt: AttemptRecord, job: JobRecord) {
  const { repository } = where
  const url = repositoryUrl(where, repository)
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.workflow.name,
    head_branch: run.branch,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: attempt.attempt,
    node_id: nodeId('CR', repository.id, job.id),
    head_sha: run.sha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: `${repositoryPage(where, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.status,
    conclusion: job.conclusion,
    created_at: attempt.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map((step, n) => ({
      name: step.name,
      status: step.conclusion === null ? 'in_progress' : 'completed',
      conclusion: step.conclusion,
      number: n + 1,
      started_at: job.startedAt,
      completed_at: step.conclusion === null ? null : job.completedAt,
    })),
    check_run_url: `${url}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'GitHub Actions 1',
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
  }
}

export function artifactJson(where: InRepository, run: RunRecord, artifact: ArtifactRecord) {
  const { repository } = where
  const url = `${repositoryUrl(where, repository)}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: nodeId('A', repository.id, artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired !== false,
    created_at: artifact.createdAt,
    expires_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    digest: `sha256:${createHash('sha256').update(artifact.zip).digest('hex')}`,
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: repository.id,
      head_branch: run.branch,
      head_sha: run.sha,
    },
  }
}

export function annotationJson(where: InRepository, run: RunRecord, note: AnnotationRecord) {
  return {
    path: note.path,
    blob_href: `${repositoryPage(where, where.repository)}/blob/${run.sha}/${note.path}`,
    start_line: note.line,
    start_column: null,
    end_line: note.endLine,
    end_column: null,
    annotation_level: note.level,
    title: note.title,
    message: note.message,
    raw_details: null,
  }
}
