import type { IncidentId, Instant, Sha } from '../../../src/engine/model/ids.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'

type Fields = Readonly<Record<string, unknown>>

/** The nth commit id. */
export function sha(n: number): Sha {
  return n.toString(16).padStart(40, '0') as Sha
}

/** The nth minute of one day. */
export function minute(n: number): Instant {
  return new Date(Date.UTC(2026, 10, 20, 0, n)).toISOString() as Instant
}

export const repo = { owner: 'acme', name: 'shop' }

/** Run 900 of workflow 7 on `main`, attempt 1, failed at commit 100. */
export function runIncident(
  failing: Partial<Extract<Incident['failing'], { kind: 'workflow-run' }>> = {},
): Incident {
  return {
    id: 'incident-of-run' as IncidentId,
    repo,
    failing: {
      kind: 'workflow-run',
      workflow: 'ci',
      workflowId: '7',
      runId: '900',
      attempt: 1,
      branch: 'main',
      ...failing,
    },
    title: 'ci failed on main',
    badSha: sha(100),
    seenAt: minute(900),
  }
}

/** Deployment 500 of `production`, failed at commit 100. */
export function deploymentIncident(
  failing: Partial<Extract<Incident['failing'], { kind: 'deployment' }>> = {},
): Incident {
  return {
    id: 'incident-of-deployment' as IncidentId,
    repo,
    failing: {
      kind: 'deployment',
      environment: 'production',
      deploymentId: '500',
      task: 'deploy',
      runId: '900',
      ...failing,
    },
    title: 'Deployment to production failed',
    badSha: sha(100),
    seenAt: minute(900),
  }
}

/** A workflow run as REST gives it. */
export function run(id: number, fields: Fields = {}): Fields {
  return {
    id,
    run_attempt: 1,
    workflow_id: 7,
    head_sha: sha(id % 1000),
    head_branch: 'main',
    event: 'push',
    status: 'completed',
    conclusion: 'success',
    updated_at: minute(id % 1000),
    repository: { id: 1 },
    head_repository: { id: 1 },
    ...fields,
  }
}

/** A deployment as GraphQL gives it; `states` are those of its statuses, the newest first. */
export function deployment(
  id: number,
  commit: number,
  states: readonly string[],
  fields: Fields = {},
): Fields {
  return {
    databaseId: id,
    commitOid: sha(commit),
    task: 'deploy',
    environment: 'production',
    originalEnvironment: 'production',
    createdAt: minute(id),
    state: states[0],
    statuses: {
      nodes: states.map((state, index) => ({
        state,
        createdAt: minute(id + states.length - index),
        environment: 'production',
        logUrl: `https://github.com/acme/shop/actions/runs/${id + 400}/job/1`,
        description: null,
      })),
    },
    ...fields,
  }
}

/** The nth commit as comparisons list it. */
export function commit(n: number, message = `Change ${n}`): Fields {
  return {
    sha: sha(n),
    node_id: `node-${n}`,
    author: { login: 'dev' },
    commit: { message, committer: { date: minute(n) } },
  }
}

/** A merged pull request as GraphQL gives it, landed as the commit of its number. */
export function pull(number: number, fields: Fields = {}): Fields {
  return {
    number,
    title: `Pull ${number}`,
    body: `Body ${number}`,
    merged: true,
    mergedAt: minute(number),
    author: { login: 'dev' },
    mergeCommit: { oid: sha(number) },
    baseRepository: { databaseId: 1, nameWithOwner: 'acme/shop' },
    files: {
      totalCount: 1,
      nodes: [{ path: `src/file-${number}.ts`, additions: 1, deletions: 1, changeType: 'MODIFIED' }],
    },
    ...fields,
  }
}

/** A comparison page that is ahead by these commits, oldest first. */
export function comparison(commits: readonly Fields[], fields: Fields = {}): Fields {
  return {
    status: 'ahead',
    total_commits: commits.length,
    merge_base_commit: { sha: sha(1) },
    commits,
    files: [],
    ...fields,
  }
}

export function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
