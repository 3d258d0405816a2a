import { nodeId } from './app-key.ts'
import { frame, type Payload } from './payload-frame.ts'
import { mergeGroup, type MergeGroup, push, type Push } from './push-payloads.ts'
import type { DeploymentRecord, InstallationRecord } from './records.ts'
import type { DoubleRepository } from './repository.ts'
import { installationJson, userJson } from './represent/accounts.ts'
import { deploymentJson, statusJson } from './represent/deployments.ts'
import { commentJson, issueJson, labelJson } from './represent/issues.ts'
import { ownCheckJson } from './represent/own-checks.ts'
import { pullJson } from './represent/pulls.ts'
import { checkRunJson, runJson, runOfDeploymentJson, workflowJson } from './represent/runs.ts'
import type { InRepository, Where } from './represent/where.ts'
import type { World } from './world.ts'

export type { Payload }

/** Builds webhook payloads out of what the double knows; every one is checked before it is delivered. */
export type Payloads = {
  /** `deployment_status.created`; `status` counts from the oldest and is the newest by default. */
  deploymentStatus(repository: DoubleRepository, deploymentId: number, status?: number): Promise<Payload>
  /** `workflow_run.completed`; the newest attempt by default. */
  workflowRun(repository: DoubleRepository, runId: number, attempt?: number): Promise<Payload>
  push(repository: DoubleRepository, push: Push): Promise<Payload>
  /** `merge_group`; `reason` is why it was destroyed. */
  mergeGroup(repository: DoubleRepository, group: MergeGroup): Promise<Payload>
  /** `pull_request.closed`. */
  pullRequestClosed(repository: DoubleRepository, number: number): Promise<Payload>
  /** `issue_comment`; the comment is one of the issue's. */
  issueComment(
    repository: DoubleRepository,
    comment: number,
    action?: 'created' | 'edited' | 'deleted',
  ): Payload
  /** `issues.closed`, or `issues.labeled` where a label is given. `sender` did it. */
  issues(
    repository: DoubleRepository,
    issue: number,
    by: { readonly sender: string; readonly label?: string },
  ): Payload
  /** `check_run.requested_action` of a check that an App made itself. */
  pressed(
    repository: DoubleRepository,
    check: number,
    by: { readonly sender: string; readonly identifier: string },
  ): Payload
  /** `repository.renamed`, after it has its new name. */
  renamed(repository: DoubleRepository, from: string): Payload
  /** `installation_target.renamed`: the account of an installation has another login now. */
  accountRenamed(installationId: number, from: string): Payload
  installation(action: 'created' | 'deleted', installationId: number): Payload
}

const must = <T>(found: T | undefined | null, what: string): T => {
  if (found === undefined || found === null) throw new Error(`The double has no ${what}`)
  return found
}

function runOf(repository: DoubleRepository, runId: number, attempt?: number) {
  const run = must(
    repository.runs.find(({ id }) => id === runId),
    `run ${runId}`,
  )
  return {
    run,
    attempt: must(run.attempts.at(attempt === undefined ? -1 : attempt - 1), `attempt ${attempt}`),
  }
}

/** The run, workflow and check run behind a deployment; all null for one that no Actions job made. */
async function actionsBehind(where: InRepository, { runId, jobId }: DeploymentRecord) {
  if (runId === null) return { workflow: null, workflow_run: null, check_run: null }
  const { run, attempt } = runOf(where.repository, runId)
  const commit = await where.repository.git.commit(run.sha)
  const job = jobId === null ? null : where.repository.job(jobId)
  return {
    workflow: workflowJson(where, run.workflow),
    workflow_run: runOfDeploymentJson(where, run, attempt, commit),
    check_run: job === null ? null : checkRunJson(where, run, job.job),
  }
}

async function deploymentStatus(where: InRepository, deploymentId: number, nth?: number): Promise<Payload> {
  const found = where.repository.deployments.find(({ id }) => id === deploymentId)
  const deployment = must(found, `deployment ${deploymentId}`)
  const status = must(deployment.statuses.at(nth ?? -1), `status ${nth} of deployment ${deploymentId}`)
  return {
    action: 'created',
    deployment_status: statusJson(where, deployment, status),
    deployment: deploymentJson(where, deployment),
    ...(await actionsBehind(where, deployment)),
    ...frame(where, status.creator),
  }
}

async function workflowRun(where: InRepository, runId: number, nth?: number): Promise<Payload> {
  const { run, attempt } = runOf(where.repository, runId, nth)
  const commit = await where.repository.git.commit(run.sha)
  return {
    action: 'completed',
    workflow_run: runJson(where, run, attempt, commit),
    workflow: workflowJson(where, run.workflow),
    ...frame(where, attempt.actor),
  }
}

async function pullRequestClosed(where: InRepository, number: number): Promise<Payload> {
  const found = where.repository.pulls.find((pull) => pull.number === number)
  const pull = must(found, `pull request ${number}`)
  const merged = await pullJson(where, pull)
  return {
    action: 'closed',
    number,
    pull_request: { ...merged, state: 'closed', closed_at: pull.updatedAt },
    ...frame(where, pull.author ?? 'ghost'),
  }
}

function issueComment(where: InRepository, id: number, action: string): Payload {
  const issue = must(
    where.repository.issues.find(({ comments }) => comments.some((one) => one.id === id)),
    `comment ${id}`,
  )
  const comment = must(
    issue.comments.find((one) => one.id === id),
    `comment ${id}`,
  )
  return {
    action,
    ...(action === 'edited' ? { changes: { body: { from: 'before' } } } : {}),
    issue: issueJson(where, issue),
    comment: commentJson(where, issue, comment),
    ...frame(where, comment.user),
  }
}

function issues(where: InRepository, number: number, by: { sender: string; label?: string }): Payload {
  const found = where.repository.issues.find((one) => one.number === number)
  const issue = issueJson(where, must(found, `issue ${number}`))
  return {
    action: by.label === undefined ? 'closed' : 'labeled',
    issue,
    ...(by.label === undefined ? {} : { label: labelJson(where, by.label) }),
    ...frame(where, by.sender),
  }
}

function pressed(where: InRepository, id: number, by: { sender: string; identifier: string }): Payload {
  const found = where.repository.ownChecks.find((one) => one.id === id)
  return {
    action: 'requested_action',
    requested_action: { identifier: by.identifier },
    check_run: ownCheckJson(where, must(found, `check ${id}`)),
    ...frame(where, by.sender),
  }
}

function installation(where: Where, action: string, record: InstallationRecord): Payload {
  const reached = where.world.repositories.filter(
    ({ owner, fullName }) => owner === record.account && (record.repositories?.includes(fullName) ?? true),
  )
  return {
    action,
    installation: installationJson(where, record),
    repositories: reached.map(({ id, name, fullName, private: isPrivate }) => ({
      id,
      node_id: nodeId('R', id),
      name,
      full_name: fullName,
      private: isPrivate,
    })),
    requester: null,
    sender: userJson(where, 'octocat'),
  }
}

export function createPayloads(world: World): Payloads {
  const inRepository = (repository: DoubleRepository): InRepository => ({
    world,
    root: world.apiUrl,
    repository,
  })
  return {
    deploymentStatus: (repository, id, status) => deploymentStatus(inRepository(repository), id, status),
    workflowRun: (repository, id, attempt) => workflowRun(inRepository(repository), id, attempt),
    push: (repository, declared) => push(inRepository(repository), declared),
    mergeGroup: (repository, group) => mergeGroup(inRepository(repository), group),
    pullRequestClosed: (repository, number) => pullRequestClosed(inRepository(repository), number),
    issueComment: (repository, id, action = 'created') => issueComment(inRepository(repository), id, action),
    issues: (repository, number, by) => issues(inRepository(repository), number, by),
    pressed: (repository, id, by) => pressed(inRepository(repository), id, by),
    renamed: (repository, from) => ({
      action: 'renamed',
      changes: { repository: { name: { from } } },
      ...frame(inRepository(repository), repository.owner),
    }),
    accountRenamed: (id, from) => {
      const { account } = must(
        world.installations.find((each) => each.id === id),
        `installation ${id}`,
      )
      const owner = userJson({ world, root: world.apiUrl }, account)
      return {
        action: 'renamed',
        account: owner,
        changes: { login: { from } },
        target_type: 'Organization',
        installation: { id, node_id: nodeId('IN', id) },
        sender: owner,
      }
    },
    installation: (action, id) => {
      const found = world.installations.find((each) => each.id === id)
      return installation({ world, root: world.apiUrl }, action, must(found, `installation ${id}`))
    },
  }
}
