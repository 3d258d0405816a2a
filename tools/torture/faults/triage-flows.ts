import { githubActor } from '../../../src/adapters/github/github-actor.ts'
import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { githubReverts } from '../../../src/adapters/github/revert/revert-history.ts'
import { syntaxReader } from '../../../src/adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../../../src/config/policy-from-config.ts'
import { defaultConfig } from '../../../src/config/schema.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { IncidentId, Instant, Sha } from '../../../src/engine/model/ids.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { renderMarkdown } from '../../../src/engine/report/render-markdown.ts'
import { triage } from '../../../src/engine/triage.ts'
import type { World } from '../../../src/engine/world.ts'
import { startStage, type Stage } from '../../../test/double/stage.ts'
import type { StoryOptions } from '../../../test/double/story.ts'
import { appClient, type Flow, type Outcome } from './flow.ts'

const markerKey = 'a key that is long enough for a drill'
const policy = policyFromConfig(defaultConfig)

export type TriageFlow = {
  readonly name: string
  /** `check` is one of another CI system, which passed where the range begins. */
  readonly of: 'deployment' | 'run' | 'check'
  readonly story: StoryOptions
}

/** A whole triage with its report and its issue, by the App's own client. */
export async function triageFlow({ name, of, story }: TriageFlow): Promise<Flow> {
  const stage = await startStage({ ...story, double: { logLinkMs: 3_600_000 } })
  const { double, played } = stage
  double.world.steady = true
  double.world.limits.core = double.world.limits.graphql = Infinity
  checked(played)
  const incident = await incidentOf(stage, of)
  const { issues } = played.repository
  return {
    name,
    double,
    go: async () => await triaged(stage, incident),
    made: () => ({ issues: issues.length, comments: issues.flatMap(({ comments }) => comments).length }),
    reset: async () => void (issues.length = 0),
    close: stage.close,
  }
}

/** Every pull request has more checks than GitHub gives at a time, one of which had failed for the eldest. */
function checked({ repository, workflow }: Stage['played']): void {
  for (const pull of repository.pulls) {
    const at = pull.createdAt
    pull.checks = Array.from({ length: 101 }, (_, shard) => {
      const conclusion = shard === 100 && pull === repository.pulls[0] ? 'FAILURE' : 'SUCCESS'
      return { name: `test ${shard}`, workflow: workflow.name, conclusion, startedAt: at, completedAt: at }
    })
  }
}

async function incidentOf(stage: Stage, of: TriageFlow['of']): Promise<Incident> {
  if (of === 'check') return checkIncident(stage)
  const { double, played } = stage
  const { repository, badDeployment, badRun } = played
  const meaning =
    of === 'run'
      ? incidentFromPayload('workflow_run', await double.payloads.workflowRun(repository, badRun.id))
      : incidentFromPayload(
          'deployment_status',
          await double.payloads.deploymentStatus(repository, badDeployment.id),
        )
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  return meaning.incident
}

function checkIncident({ played, story }: Stage): Incident {
  const { repository, failingJob } = played
  const log = repository.job(failingJob)?.job.log
  const text = typeof log === 'string' ? log : ''
  repository.check({ sha: story.good, name: 'unit', title: 'All tests passed' })
  repository.check({ sha: story.bad, name: 'unit', conclusion: 'failure', title: '1 test failed', text })
  return {
    id: 'drilled-check' as IncidentId,
    repo: { owner: story.owner, name: story.name },
    failing: { kind: 'check', name: 'unit', branch: 'main' },
    title: 'unit failed',
    badSha: story.bad as Sha,
    seenAt: story.badAt as Instant,
  }
}

async function triaged({ double, installationId }: Stage, incident: Incident): Promise<Outcome> {
  const client = appClient(double, installationId)
  const logHosts = [new URL(double.logsUrl).host]
  const who = { login: `${double.app.slug}[bot]`, markerKey }
  const world: World = {
    forge: githubForge(client, { logHosts, patchBudget: 3, condenser: condenseLog, syntax: syntaxReader() }),
    actor: githubActor(client, { ...who, pause: async () => {} }),
    cases: null,
    model: null,
    reverts: githubReverts(client, who),
    clock: { now: () => Date.parse('2026-03-03T12:00:00Z') },
    journal: { note: () => {} },
    forgeUrl: 'https://github.com',
    apiCalls: () => 0,
  }
  const { dossier, report, performed } = await triage(incident, world, policy)
  const { gaps: _, ...facts } = dossier
  const page = renderMarkdown(report, { forgeUrl: 'https://github.com' })
  const missing = report.notLookedAt.map(({ what, because }) => `${what}: ${because}`)
  if (missing.length > 0 && !page.includes('ot looked at')) throw new Error('The page hides what is missing')
  const refused = performed.flatMap((one) => (one.kind === 'refused' ? [one.because] : []))
  return { known: JSON.stringify(facts), missing, refused: refused[0] ?? null }
}
