import { minute, sha } from './facts.ts'

export type Fields = Readonly<Record<string, unknown>>

export const repository = { id: 1, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' }
const common = { repository, installation: { id: 77 }, sender: { login: 'dev' } }

/** A `workflow_run` payload: run 900 of `ci` failed on `main` at commit 100. */
export function runPayload(fields: Fields = {}, around: Fields = {}): Fields {
  const workflow_run = {
    id: 900,
    run_attempt: 2,
    workflow_id: 7,
    name: 'ci',
    event: 'push',
    head_sha: sha(100),
    head_branch: 'main',
    conclusion: 'failure',
    updated_at: minute(900),
    head_repository: { id: 1 },
    ...fields,
  }
  return { action: 'completed', workflow_run, ...common, ...around }
}

export const deployingRun = {
  id: 900,
  workflow_id: 7,
  head_branch: 'main',
  head_sha: sha(100),
  event: 'push',
  head_repository: { id: 1 },
}

/** A `deployment_status` payload: deployment 500 to `production` failed at commit 100, made by run 900. */
export function deploymentPayload(status: Fields = {}, deployment: Fields = {}, around: Fields = {}): Fields {
  return {
    action: 'created',
    deployment_status: {
      state: 'failure',
      environment: 'production',
      created_at: minute(900),
      creator: { login: 'dev' },
      ...status,
    },
    deployment: {
      id: 500,
      sha: sha(100),
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      production_environment: true,
      transient_environment: false,
      ...deployment,
    },
    workflow_run: deployingRun,
    ...common,
    ...around,
  }
}
