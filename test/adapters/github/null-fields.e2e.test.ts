import { getOctokit } from '@actions/github'
import { beforeAll, describe, expect, it } from 'vitest'

import { githubForge } from '../../../src/adapters/github/github-forge.ts'
import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import type { Incident } from '../../../src/engine/model/incident.ts'
import { Refusal } from '../../../src/engine/model/refusal.ts'
import { playStory } from '../../double/play-story.ts'
import { startDouble } from '../../double/start-double.ts'
import { deployStory } from '../../double/story.ts'

type Answer = { readonly status: number; readonly headers: Headers; readonly body: string }
type Recording = { readonly incident: Incident; readonly answers: Map<string, Answer> }
type Fetch = (input: string, init: RequestInit) => Promise<Response>

let base = ''
let logs = ''
let path = ''
const recordings: Recording[] = []

beforeAll(async () => {
  const story = await deployStory({ commits: 4, mergeMethod: 'mixed', directPushes: [2] })
  const github = await startDouble()
  const { repository, badDeployment, badRun } = await playStory(github, story)
  base = github.url
  logs = new URL(github.logsUrl).host
  path = story.throwsAt.path
  const token = github.token({ kind: 'user', login: 'dev' })
  const payloads: [string, unknown][] = [
    ['deployment_status', await github.payloads.deploymentStatus(repository, badDeployment.id)],
    ['workflow_run', await github.payloads.workflowRun(repository, badRun.id)],
  ]
  for (const [event, payload] of payloads) {
    const meaning = incidentFromPayload(event, payload)
    if (meaning.kind !== 'incident') throw new Error(`The story's payload means ${meaning.kind}`)
    const answers = new Map<string, Answer>()
    await triage(meaning.incident, token, async (input, init) => {
      const response = await fetch(input, init)
      const answer = { status: response.status, headers: response.headers, body: await response.text() }
      answers.set(nameOf(input, init), answer)
      return responseOf(answer)
    })
    recordings.push({ incident: meaning.incident, answers })
  }
  await github.close()
  await story.remove()
})

function nameOf(input: string, init: RequestInit): string {
  return `${init.method ?? 'GET'} ${input} ${typeof init.body === 'string' ? init.body : ''}`
}

function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: [...headers].filter(([name]) => name !== 'content-length') })
}

async function triage(incident: Incident, token: string, through: Fetch): Promise<void> {
  const client = getOctokit(token, { baseUrl: base, request: { fetch: through } })
  const forge = githubForge(client, { logHosts: [logs], condenser: condenseLog })
  const range = await forge.range(incident)
  await forge.changes(incident, range.value)
  await forge.failures(incident, range.value)
  const tree = await forge.tree(incident, range.value)
  await forge.context({ incident, range: range.value, treeSha: tree.sha, paths: [path] })
}

/** Every way to put null in the place of one field; of a list, its first two members stand for all. */
function* withOneNull(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const index of [0, 1].filter((at) => at < value.length)) {
      yield value.with(index, null)
      for (const changed of withOneNull(value[index])) yield value.with(index, changed)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (member === null) continue
      yield { ...value, [name]: null }
      for (const changed of withOneNull(member)) yield { ...value, [name]: changed }
    }
  }
}

describe('a null anywhere in an answer of GitHub', () => {
  it('is borne or refused, and never an error of ours', async () => {
    let mutations = 0
    for (const { incident, answers } of recordings) {
      for (const [struck, { body, headers }] of answers) {
        if (!headers.get('content-type')?.includes('json')) continue
        for (const changed of withOneNull(JSON.parse(body))) {
          mutations += 1
          const through: Fetch = async (input, init) => {
            const name = nameOf(input, init)
            const answer = answers.get(name)
            if (answer === undefined) return new Response('{}', { status: 404 })
            return responseOf(name === struck ? { ...answer, body: JSON.stringify(changed) } : answer)
          }
          await triage(incident, 'token', through).catch((error: unknown) => {
            if (!(error instanceof Refusal))
              throw new Error(`${struck}: ${JSON.stringify(changed).slice(0, 2_000)}`, { cause: error })
          })
        }
      }
    }
    expect(mutations).toBeGreaterThan(1_500)
  }, 120_000)
})
