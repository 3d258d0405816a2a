import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createNodeMiddleware, Webhooks } from '@octokit/webhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { asking } from './ask.ts'
import type { Payload } from './payloads.ts'
import { startStage, type Stage } from './stage.ts'

const secret = 'a secret that is long enough for a test'

let stage: Stage
let receiver: Server
let to: string
const received: { id: string; name: string }[] = []

beforeAll(async () => {
  stage = await startStage({ commits: 4, mergeMethod: 'merge' })
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const webhooks = new Webhooks({ secret, log })
  webhooks.onAny(({ id, name }) => {
    received.push({ id, name })
  })
  const handle = createNodeMiddleware(webhooks, { path: '/hooks', log })
  receiver = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`
})

afterAll(async () => {
  receiver.close()
  await stage.close()
})

/** A check as an App makes it itself. */
const aCheck = async (): Promise<number> => {
  const { double, base, story } = stage
  const { repository } = stage.played
  if (repository.ownChecks.length === 0) {
    const permissions = { metadata: 'read', checks: 'write' } as const
    const token = double.token({ kind: 'installation', installation: stage.installationId, permissions })
    const action = { label: 'None', description: 'None of these', identifier: 'none' }
    const check = { name: 'Ours', head_sha: story.bad, status: 'completed', conclusion: 'neutral' }
    const output = { title: 'Title', summary: 'Summary' }
    await asking(double, token)(`POST ${base}/check-runs`, { ...check, output, actions: [action] })
  }
  return repository.ownChecks[0]?.id ?? 0
}

const allPayloads = async (): Promise<[string, Payload][]> => {
  const { double, played, story, installationId } = stage
  const { payloads } = double
  const { repository } = played
  return [
    ['deployment_status', await payloads.deploymentStatus(repository, played.badDeployment.id)],
    ['workflow_run', await payloads.workflowRun(repository, played.badRun.id)],
    ['push', await payloads.push(repository, { before: story.good, after: story.bad })],
    ['pull_request', await payloads.pullRequestClosed(repository, story.culprit.number ?? 0)],
    ['check_run', payloads.pressed(repository, await aCheck(), { sender: 'octocat', identifier: 'none' })],
    ['installation', payloads.installation('created', installationId)],
    ['installation', payloads.installation('deleted', installationId)],
  ]
}

it('delivers every payload as GitHub describes it, signed so that a receiver takes it', async () => {
  for (const [event, payload] of await allPayloads()) {
    const delivery = await stage.double.deliver(event, payload, { to, secret })
    expect(delivery).toMatchObject({ event, status: 200, redelivery: false })
    expect(received.at(-1)).toEqual({ id: delivery.guid, name: event })
  }
})

describe('payloads', () => {
  it('tell of the failed deployment with the run behind it', async () => {
    const { played, story } = stage
    const [[, payload] = ['', {}]] = await allPayloads()
    expect(payload).toMatchObject({
      action: 'created',
      deployment: { sha: story.bad, environment: 'production', task: 'deploy' },
      deployment_status: {
        state: 'failure',
        log_url: expect.stringContaining(`/job/${played.failingJob}`) as string,
      },
      workflow_run: { id: played.badRun.id },
      installation: { id: stage.installationId },
      repository: { full_name: 'octo-org/storefront' },
    })
  })

  it('tell of each pushed commit with its files', async () => {
    const { story } = stage
    const push = (await allPayloads()).find(([event]) => event === 'push')?.[1]
    expect(push).toMatchObject({
      ref: 'refs/heads/main',
      before: story.good,
      after: story.bad,
      commits: story.changes.flatMap((change) => change.commits.map((id) => ({ id }))),
    })
    expect(JSON.stringify(push)).toContain('"modified":["src/prices.js"]')
  })

  it('tell of a branch that was made or deleted', async () => {
    const { double, played, story } = stage
    const none = '0'.repeat(40)
    for (const [before, after] of [
      [none, story.bad],
      [story.bad, none],
    ] as const) {
      const payload = await double.payloads.push(played.repository, { before, after, branch: 'topic' })
      expect((await double.deliver('push', payload, { to, secret })).status).toBe(200)
    }
  })
})

describe('a delivery', () => {
  it('keeps its id and its bytes when it is sent again', async () => {
    const [[event, payload] = ['', {}]] = await allPayloads()
    const first = await stage.double.deliver(event, payload, { to, secret })
    const again = await stage.double.deliver(event, payload, { to, secret, redeliver: first })
    expect(again).toMatchObject({ guid: first.guid, redelivery: true, payload: first.payload })
  })

  it('is turned away when another secret signed it', async () => {
    const [[event, payload] = ['', {}]] = await allPayloads()
    expect((await stage.double.deliver(event, payload, { to, secret: 'wrong' })).status).toBe(400)
  })

  it('is not retried when nobody listens or answers in time', async () => {
    const [[event, payload] = ['', {}]] = await allPayloads()
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const slow = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
    expect((await stage.double.deliver(event, payload, { to: slow, secret, timeout: 50 })).status).toBeNull()
    silent.closeAllConnections()
    silent.close()
    expect((await stage.double.deliver(event, payload, { to: slow, secret })).status).toBeNull()
  })

  it('fails loudly when GitHub would never send such a payload', async () => {
    const { double } = stage
    await expect(double.deliver('push', { ref: 'refs/heads/main' }, { to, secret })).rejects.toThrow(
      'GitHub would send no such push',
    )
    await expect(double.deliver('deploy', {}, { to, secret })).rejects.toThrow('GitHub has no webhook deploy')
    const unchecked = await double.deliver('push', { ref: 'x' }, { to, secret, unchecked: true })
    expect(unchecked.status).toBe(200)
  })
})
