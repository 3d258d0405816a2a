import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Gap } from '../../../src/engine/model/completeness.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import type { Fault } from '../../double/faults.ts'
import { playStory } from '../../double/play-story.ts'
import { startDouble, type Double } from '../../double/start-double.ts'
import { deployStory, type Story } from '../../double/story.ts'
import { plainClient } from './fake-api.ts'

let github: Double
let story: Story
let incidents: readonly Incident[]
let calm: readonly string[]

beforeAll(async () => {
  story = await deployStory({ commits: 3, directPushes: [2] })
})

// A fresh one for each route, because thousands of calls use up an hour's budget.
beforeEach(async () => {
  github = await startDouble()
  const { repository, badDeployment, badRun } = await playStory(github, story)
  incidents = [
    incidentOf('deployment_status', await github.payloads.deploymentStatus(repository, badDeployment.id)),
    incidentOf('workflow_run', await github.payloads.workflowRun(repository, badRun.id)),
  ]
  calm = await Promise.all(incidents.map(async (incident) => (await triage(incident)).text))
})

afterEach(async () => {
  await github.close()
})

afterAll(async () => {
  await story.remove()
})

function incidentOf(event: string, payload: unknown): Incident {
  const meaning = incidentFromPayload(event, payload)
  if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
  return meaning.incident
}

/** All that was gathered, as text, and what is said to be missing of it. */
async function triage(incident: Incident): Promise<{ readonly text: string; readonly gaps: readonly Gap[] }> {
  const client = plainClient(github.url, github.token({ kind: 'user', login: 'dev' }))
  const forge = githubForge(client, { logHosts: [new URL(github.logsUrl).host], condenser: condenseLog })
  const range = await forge.range(incident)
  const changes = await forge.changes(incident, range.value)
  const failures = await forge.failures(incident, range.value)
  const tree = await forge.tree(incident, range.value)
  const paths = [story.throwsAt.path]
  const context = await forge.context({ incident, range: range.value, treeSha: tree.sha, paths })
  const { completeness } = tree
  const treeGap = completeness.kind === 'complete' ? [] : [{ what: 'tree', completeness }]
  const facts = [range.value, changes.value, failures.value, tree, context.value]
  return {
    text: JSON.stringify(facts),
    gaps: [...range.gaps, ...changes.gaps, ...failures.gaps, ...treeGap, ...context.gaps],
  }
}

const REPO = '/repos/{owner}/{repo}'
const routes = [
  '/graphql',
  `${REPO}/compare/{basehead}`,
  `${REPO}/commits/{ref}`,
  `${REPO}/git/trees/{tree_sha}`,
  `${REPO}/actions/workflows/{workflow_id}/runs`,
  `${REPO}/actions/runs/{run_id}/jobs`,
  `${REPO}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
  `${REPO}/actions/jobs/{job_id}/logs`,
]

const html = { 'content-type': 'text/html' }

const faults: readonly Fault[] = [
  ...[301, 403, 404, 422].map((status) => ({ kind: 'status', status }) as const),
  { kind: 'status', status: 200, body: 'a page of a proxy', headers: html },
  { kind: 'status', status: 200, body: {} },
  { kind: 'status', status: 200, body: [] },
  { kind: 'reset' },
  { kind: 'cut-json' },
  { kind: 'cut-json', clean: true },
  { kind: 'secondary-rate-limit' },
  { kind: 'graphql-resource-limit', keep: 0 },
  { kind: 'graphql-resource-limit', keep: 1 },
]

/** What becomes of a triage under a fault. */
async function underFault(
  fault: Fault,
  index: number,
): Promise<'refused' | 'told' | 'unharmed' | 'silently changed'> {
  const handle = github.fault(fault)
  try {
    const incident = incidents[index]
    if (incident === undefined) throw new Error('There are two incidents')
    const { text, gaps } = await triage(incident)
    if (gaps.length > 0) return 'told'
    return text === calm[index] ? 'unharmed' : 'silently changed'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  } finally {
    handle.clear()
  }
}

describe('an answer that is broken', () => {
  it.each(routes)('at %s never passes for a whole one and never breaks us', async (path) => {
    const outcomes: string[] = []
    const passed = path === '/graphql' ? [0, 1, 2, 3] : [0, 1]
    for (const fault of faults) {
      if (fault.kind === 'graphql-resource-limit' && path !== '/graphql') continue
      const places = [...passed.map((after) => ({ after, times: 1 })), { after: 0, times: 1_000 }]
      for (const place of places) {
        // Deployment and run take turns; with an odd number of places each place sees both.
        const outcome = await underFault({ ...fault, ...place, path }, outcomes.length % 2)
        outcomes.push(outcome)
        expect({ fault, place, outcome }).not.toMatchObject({ outcome: 'silently changed' })
      }
    }
    expect(new Set(outcomes).size).toBeGreaterThan(1)
  })
})
