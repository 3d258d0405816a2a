import { z } from 'zod'

import type { IncidentId, Sha } from '../../../engine/model/ids.ts'
import type { Failing, MadeBy } from '../../../engine/model/incident.ts'
import { wireId, wireInstant, wireSha, wireText } from '../api/wire-types.ts'
import { incidentKey } from '../incident-key.ts'
import { sameLogin } from '../issue/incident-issue.ts'
import { runIdIn } from '../range/deployed.ts'
import { isElsewhere } from '../range/workflow-runs.ts'
import { installation, oneLine, repository, sender } from './payload-envelope.ts'
import { nothing, type PayloadMeaning, type PayloadOptions } from './payload-meaning.ts'
import { branchOf, isWatched } from './watched-branches.ts'

const actor = z.object({ login: z.string().nullish() }).nullish()

const status = z.object({
  state: z.string(),
  environment: z.string().nullish(),
  log_url: wireText,
  target_url: wireText,
  created_at: wireInstant,
  creator: actor,
})

const deployment = z.object({
  id: wireId,
  sha: wireSha,
  ref: wireText,
  task: z.string().nullish(),
  environment: wireText,
  production_environment: z.boolean().nullish(),
  transient_environment: z.boolean().nullish(),
})

const run = z.object({
  id: wireId,
  workflow_id: wireId,
  head_branch: z.string().nullish(),
  head_sha: wireSha,
  event: wireText,
  head_repository: z.object({ id: wireId }).nullish(),
})

const message = z.object({
  action: z.string(),
  deployment_status: status,
  deployment,
  workflow_run: run.nullish(),
  repository,
  installation,
  sender,
})

type Message = z.output<typeof message>

/** What a `deployment_status` payload means. The addresses in it are read for a run's id, never fetched. */
export function deploymentMeaning(payload: unknown, options: PayloadOptions): PayloadMeaning {
  const read = message.safeParse(payload)
  if (!read.success) return nothing('The payload is not in the documented shape.')
  const ignored = ignoredBecause(read.data, options)
  if (ignored !== null) return nothing(ignored)
  const { deployment_status: told, deployment: deployed, repository: home } = read.data
  const { installation: installationId } = read.data
  const { sha } = deployed
  const { repo } = home
  const environment = environmentOf(read.data)
  const failing: Failing = {
    kind: 'deployment',
    environment,
    deploymentId: deployed.id,
    task: deployed.task ?? 'deploy',
    runId: read.data.workflow_run?.id ?? runIdIn(told.log_url) ?? runIdIn(told.target_url),
    ...madeByOf(read.data),
  }
  const at = told.created_at
  if (told.state === 'success') return { kind: 'recovery', repo, working: failing, sha, at, installationId }
  const title = `Deployment to ${oneLine(environment)} failed`
  const { id, joins } = idsOf(read.data, environment, sha)
  const incident = { id, repo, failing, title, badSha: sha, seenAt: at }
  return { kind: 'incident', incident, installationId, joins }
}

/** A status may give the environment another name than the deployment has. */
function environmentOf({ deployment_status: told, deployment: deployed }: Message): string {
  return told.environment || deployed.environment
}

function madeByOf({ workflow_run: run }: Message): { readonly madeBy?: MadeBy } {
  if (!run?.head_branch) return {}
  return { madeBy: { workflowId: run.workflow_id, branch: run.head_branch } }
}

function idsOf(
  { repository: home, workflow_run: run }: Message,
  environment: string,
  sha: Sha,
): { readonly id: IncidentId; readonly joins: readonly IncidentId[] } {
  const own = incidentKey({ kind: 'deployment', repositoryId: home.id, environment, sha })
  if (!run?.head_branch) return { id: own, joins: [] }
  const { workflow_id: workflowId, head_branch: branch, head_sha } = run
  const id = incidentKey({ kind: 'run', repositoryId: home.id, workflowId, branch, sha: head_sha })
  return { id, joins: [own] }
}

function ignoredBecause(data: Message, options: PayloadOptions): string | null {
  const { action, deployment_status: told, deployment: deployed, workflow_run: run } = data
  if (action !== 'created') return 'The status is not new.'
  if (!/^(?:success|failure|error)$/.test(told.state)) return 'This state of a deployment says nothing yet.'
  if (isOurs(data, options)) return 'We wrote this ourselves.'
  if (environmentOf(data) === '') return 'The deployment names no environment.'
  if (deployed.transient_environment === true || isPreview(environmentOf(data))) {
    return 'The environment is a preview and goes away.'
  }
  if (run && isElsewhere(data.repository.id, run.head_repository)) {
    return 'The deployment is of code of another repository.'
  }
  if (run?.event === 'pull_request' || run?.event === 'pull_request_target') {
    return 'The deployment is for a pull request that is not merged.'
  }
  return isOfWatchedCode(data, options) ? null : 'The deployment is of a branch that is not watched.'
}

function isOurs({ deployment_status: told, sender: from }: Message, { ownLogin }: PayloadOptions): boolean {
  if (ownLogin === undefined) return false
  return sameLogin(from, ownLogin) || sameLogin(told.creator?.login ?? null, ownLogin)
}

/** Names that preview services give, for the many that do not call their environments transient. */
function isPreview(environment: string): boolean {
  return /^(?:preview|review|pr)(?:$|[\s/_-])/i.test(environment)
}

/**
 * Whatever reaches production counts, from a tag as well. Elsewhere the branch has to be watched; a deployment that
 * names a commit only tells no branch, and is taken for one of the default branch.
 */
function isOfWatchedCode(data: Message, { branches = [] }: PayloadOptions): boolean {
  const { deployment: deployed, repository: home, workflow_run: run } = data
  if (deployed.production_environment === true) return true
  const branch = run?.head_branch ?? branchOf(deployed.ref)
  return branch === deployed.sha || isWatched(branch, home.defaultBranch, branches)
}
