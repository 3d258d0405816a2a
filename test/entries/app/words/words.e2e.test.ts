import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { Delivery } from '../../../double/deliveries.ts'
import type { Payload } from '../../../double/payloads.ts'
import { playStory, type Played } from '../../../double/play-story.ts'
import type { CommentRecord, IssueRecord } from '../../../double/records.ts'
import type { HeldRole } from '../../../double/repository.ts'
import { startDouble, type Double } from '../../../double/start-double.ts'
import { deployStory, type Story } from '../../../double/story.ts'
import { secret } from '../a-webhook.ts'
import { type AppProcess, startAppProcess } from '../running-app.ts'

/** What one test has for itself: an installation with a repository in which something failed. */
let stage: { readonly double: Double; readonly story: Story; readonly played: Played }
let double: Double
let shared: Story
let directory: string
let app: AppProcess
let stages = 0

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'prime-suspect-words-'))
  shared = await deployStory({ commits: 6 })
  double = await startDouble()
  app = await startAppProcess(double, { DATA_DIRECTORY: directory })
})

beforeEach(async () => {
  const story = { ...shared, owner: `octo-${(stages += 1)}` }
  const played = await playStory(double, story)
  double.install({ account: story.owner })
  stage = { double, story, played }
  const { repository, badDeployment } = stage.played
  const failed = await stage.double.payloads.deploymentStatus(repository, badDeployment.id)
  await app.done((await send('deployment_status', failed)).guid)
})

afterAll(async () => {
  await app.end('SIGTERM')
  rmSync(directory, { recursive: true, force: true })
  await shared.remove()
  await double.close()
})

async function send(event: string, payload: Payload, redeliver?: Delivery): Promise<Delivery> {
  const again = redeliver === undefined ? {} : { redeliver }
  return await stage.double.deliver(event, payload, { to: app.webhook, secret, ...again })
}

function issue(): IssueRecord {
  const [only, another] = stage.played.repository.issues
  if (only === undefined || another !== undefined) throw new Error('There is one issue for one incident')
  return only
}

type Heard = { readonly comment: CommentRecord; readonly delivery: Delivery }

/** Somebody of a role comments, and GitHub tells the App. */
async function says(body: string, role: HeldRole, user = 'octocat'): Promise<Heard> {
  const { repository } = stage.played
  repository.collaborators.set(user, role)
  const comment = repository.comment(issue(), { user, body })
  const payload = stage.double.payloads.issueComment(repository, comment.id)
  const delivery = await send('issue_comment', fresh(payload))
  if (delivery.answer === 'recorded\n') await app.done(delivery.guid)
  return { comment, delivery }
}

/** Words that are older than three days are not heard, and the double's calendar is not today's. */
function fresh(payload: Payload): Payload {
  const comment = payload['comment'] as object
  return { ...payload, comment: { ...comment, created_at: new Date().toISOString() } }
}

const reactions = ({ comment }: Heard) => comment.reactions.map(({ content, user }) => [content, user])

describe('the words of maintainers', () => {
  it('confirm a change: one reaction, one update of the report, nobody is named', async () => {
    const innocent = stage.story.changes.find(({ number }) => number !== stage.story.culprit.number)
    const heard = await says(`/suspect confirm #${innocent?.number}`, 'triage')
    expect(reactions(heard)).toEqual([['+1', 'prime-suspect[bot]']])
    expect(issue().body).toContain(`A maintainer confirmed that [#${innocent?.number}]`)
    expect(issue().body).not.toContain('octocat')
    expect(issue().comments).toHaveLength(1)
    const writes = stage.double.counts().writes
    expect((await send('issue_comment', {}, heard.delivery)).answer).toBe('duplicate\n')
    expect((await send('issue_comment', heard.delivery.payload)).answer).toBe('duplicate\n')
    expect(stage.double.counts().writes).toBe(writes)
  })

  it('clear a change, which stays cleared when the incident is looked at again', async () => {
    const { number } = stage.story.culprit
    await says(`/suspect clear #${number}`, 'write')
    expect(issue().body).toContain(`A maintainer cleared [\`#${number}\`]`)
    expect(issue().body).not.toContain(`[#${number}]`)
    const again = await says('/suspect rerun', 'write')
    expect(reactions(again)).toEqual([['eyes', 'prime-suspect[bot]']])
    expect(issue().body).toContain(`A maintainer cleared [\`#${number}\`]`)
  })

  it('ask for a revert, which the policy decides: by default no draft is opened, and the report says why', async () => {
    const pulls = stage.played.repository.pulls.length
    const heard = await says(`/suspect revert #${stage.story.culprit.number}`, 'write')
    expect(reactions(heard)).toEqual([['eyes', 'prime-suspect[bot]']])
    expect(issue().body).toMatch(/\*\*Not done\.\*\* .*revert/i)
    expect(stage.played.repository.pulls).toHaveLength(pulls)
  })

  it('are not heard from others, who learn nothing by it', async () => {
    const before = issue().body
    const [calls, { writes }] = [stage.double.calls.length, stage.double.counts()]
    for (const [n, role] of (['none', 'read', 'gone'] as const).entries()) {
      const heard = await says('/suspect none', role, `outsider-${n}`)
      expect(reactions(heard)).toEqual([])
    }
    expect(issue().body).toBe(before)
    expect(stage.double.counts().writes).toBe(writes)
    expect(stage.double.calls.length).toBeGreaterThan(calls)
  })

  it('that are not understood get a puzzled look, and no words', async () => {
    expect(reactions(await says('/suspect convict #1', 'admin'))).toEqual([
      ['confused', 'prime-suspect[bot]'],
    ])
    expect(reactions(await says('/suspect confirm #999', 'admin'))).toEqual([
      ['confused', 'prime-suspect[bot]'],
    ])
    expect(reactions(await says('Was it #3?', 'admin'))).toEqual([])
    expect(issue().comments).toHaveLength(3)
  })
})
