import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { incidentOfDeployment, incidentOfRun } from '../../../src/adapters/github/incident-by-id.ts'
import { newestFailedDeployment } from '../../../src/adapters/github/newest-failed-deployment.ts'
import type { GitHubClient } from '../../../src/adapters/github/octokit.ts'
import { incidentPage } from '../../../src/adapters/github/words/incident-page.ts'
import { roleOf } from '../../../src/adapters/github/words/role-of.ts'
import { repositoryConfig } from '../../../src/compose/repository-config.ts'
import type { Act } from '../../../src/engine/model/act.ts'
import type { ChangeId, IncidentId, Sha } from '../../../src/engine/model/ids.ts'
import type { Actor } from '../../../src/engine/ports.ts'
import { idOf } from '../../../test/double/app-key.ts'
import type { Fault } from '../../../test/double/faults.ts'
import { type Stage, startStage } from '../../../test/double/stage.ts'
import { usualPermissions } from '../../../test/double/start-double.ts'
import { appClient, type Flow, type Outcome } from './flow.ts'

const markerKey = 'a key that is long enough for a drill'
const incident = 'drilled' as IncidentId
const label = 'prime-suspect'

/** What a flow of this file does with the parts it is given, and what it says that it came to know. */
type Deed = (parts: Parts) => Promise<{ readonly known?: unknown; readonly refused?: string | null }>

type Parts = { readonly stage: Stage; readonly client: GitHubClient; readonly actor: Actor }

const whole = { ...usualPermissions, contents: 'write', pull_requests: 'write' } as const

/** Our own issue of the incident, with `others` newer ones of ours in front of it: three pages of a listing. */
async function stageWithIssue(others: number): Promise<Stage> {
  const stage = await startStage({
    commits: 3,
    culprit: 3,
    configuration: 'mode: observe\n',
    double: { app: { permissions: whole }, logLinkMs: 3_600_000 },
  })
  const { repository } = stage.played
  stage.double.world.limits.core = stage.double.world.limits.graphql = Infinity
  repository.collaborators.set('ada', 'write')
  const { client, repo } = partsOf(stage)
  await actorOf(stage, client).perform(
    { kind: 'publish-issue', incident, repo, title: 'It broke', labels: [label] },
    { body: 'One.' },
  )
  const mine = { user: `${stage.double.app.slug}[bot]`, byApp: true, labels: [label] }
  for (let n = 0; n < others; n++) repository.issue({ title: `Other ${n}`, body: 'Another.', ...mine })
  const [issue] = repository.issues
  if (issue === undefined) throw new Error('The drill has no issue')
  repository.comment(issue, { user: 'ada', body: '/suspect explain' })
  return stage
}

const actorOf = (stage: Stage, client: GitHubClient): Actor =>
  githubActor(client, { appSlug: stage.double.app.slug, markerKey, pause: async () => {} })

function partsOf(stage: Stage) {
  const client = appClient(stage.double, stage.installationId)
  return { client, repo: { owner: stage.story.owner, name: stage.story.name } }
}

async function perform({ stage, actor }: Parts, act: Act, body: string): ReturnType<Deed> {
  const performed = await actor.perform(act, { body })
  const refused = performed.kind === 'refused' ? performed.because : null
  return {
    known: stage.played.repository.issues.map(({ title, body, state }) => ({ title, body, state })),
    refused,
  }
}

const revert: Deed = async (parts) => {
  const { commit, number } = parts.stage.story.culprit
  const { repo } = partsOf(parts.stage)
  const of = { incident, repo, change: commit as ChangeId, pull: number ?? 0, landed: commit as Sha }
  const { refused } = await perform(parts, { kind: 'open-revert', title: 'Revert it', ...of }, 'Reverts it.')
  return { refused: refused ?? null }
}

const deeds: Readonly<Record<string, Deed>> = {
  update: async (parts) => {
    const { repo } = partsOf(parts.stage)
    const act = { kind: 'publish-issue', incident, repo, title: 'It broke again', labels: [label] } as const
    return await perform(parts, act, 'Two.')
  },
  close: async (parts) =>
    await perform(parts, { kind: 'close-issue', incident, repo: partsOf(parts.stage).repo }, 'Good again.'),
  hear: async (parts) => {
    const { stage, client } = parts
    const { repo } = partsOf(stage)
    const [issue] = stage.played.repository.issues
    const login = `${stage.double.app.slug}[bot]`
    const role = await roleOf(client, repo, { login: 'ada', id: String(idOf('ada')) })
    const page = await incidentPage(client, { repo, number: issue?.number ?? 0, incident, login, markerKey })
    const comment = String(issue?.comments[0]?.id)
    const { refused } = await perform(parts, { kind: 'react', incident, repo, comment, with: 'eyes' }, '')
    // Who cannot be looked up is heard as little as one who may nothing, and a page that is gone is none of ours.
    const unheard = role === 'none' || page === null ? 'not heard' : null
    return { known: { role, page }, refused: unheard ?? refused ?? null }
  },
  configuration: async ({ stage, client }) => ({
    known: await repositoryConfig(client, partsOf(stage).repo),
  }),
  'by name': async ({ stage, client }) => {
    const { repo } = partsOf(stage)
    const id = await newestFailedDeployment(client, repo, 'production')
    const run = await incidentOfRun(client, repo, String(stage.played.badRun.id))
    return { known: [await incidentOfDeployment(client, repo, id), run] }
  },
  revert,
  'revert by hand': revert,
}

/** GitHub's own revert does not want to, so that the draft is made by a commit of ours. */
const unwilling: Fault = {
  kind: 'status',
  status: 200,
  body: { data: { revertPullRequest: null }, errors: [{ type: 'UNPROCESSABLE', message: 'It conflicts' }] },
  times: Infinity,
  when: ({ body }) => JSON.stringify(body ?? '').includes('mutation RevertPull('),
}

export const writingFlowNames: readonly string[] = Object.keys(deeds)

/** What was written, and the way back to before it was. */
function changing(stage: Stage, makesBranches: boolean) {
  const { repository } = stage.played
  const { issues, pulls } = repository
  const before = structuredClone(issues)
  const pullsBefore = pulls.length
  return {
    made: () => ({
      issues: issues.length,
      comments: issues.flatMap(({ comments }) => comments).length,
      reactions: issues.flatMap(({ comments }) => comments.flatMap(({ reactions }) => reactions)).length,
      pulls: pulls.length,
    }),
    reset: async () => {
      issues.splice(0, issues.length, ...structuredClone(before))
      pulls.length = pullsBefore
      if (!makesBranches) return
      const branches = (
        await repository.git.run(['for-each-ref', '--format=%(refname)', 'refs/heads'])
      ).toString()
      for (const branch of branches
        .trim()
        .split('\n')
        .filter((name) => name !== 'refs/heads/main')) {
        await repository.git.run(['update-ref', '-d', branch])
      }
    },
  }
}

/** One of the App's smaller deeds: what it writes, whom it obeys, what the owner wants. */
export async function writingFlow(name: string): Promise<Flow> {
  const deed = deeds[name]
  if (deed === undefined) throw new Error(`There is no flow ${name}`)
  const stage = await stageWithIssue(name === 'update' || name === 'close' ? 210 : 0)
  if (name === 'revert by hand') stage.double.fault(unwilling)
  const { client } = partsOf(stage)
  const parts: Parts = { stage, client, actor: actorOf(stage, client) }
  return {
    name,
    double: stage.double,
    go: async (): Promise<Outcome> => {
      const { known = null, refused = null } = await deed(parts)
      return { known: JSON.stringify(known), missing: [], refused }
    },
    ...changing(stage, name.startsWith('revert')),
    close: stage.close,
  }
}
