import { createRequire } from 'node:module'

import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { readPayloadOf } from '../../../src/compose/read-payload.ts'
import { handledEvents } from '../../../src/entries/app/intake.ts'
import { translate } from '../../../src/entries/app/translate.ts'

const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly {
  readonly name: string
  readonly examples: readonly object[]
}[]

const sha = 'a'.repeat(40)

function aStatus(over: Record<string, unknown> = {}, installation: unknown = { id: 77 }) {
  return {
    action: 'created',
    deployment_status: {
      state: 'failure',
      environment: 'production',
      log_url: '',
      target_url: '',
      created_at: '2026-03-02T10:00:00Z',
      ...over,
    },
    deployment: {
      id: 9001,
      sha,
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      production_environment: true,
    },
    repository: { id: 5, name: 'shop', owner: { login: 'acme' }, default_branch: 'main' },
    installation,
  }
}

function aRun(over: Record<string, unknown> = {}) {
  const run = {
    id: 7001,
    run_attempt: 1,
    workflow_id: 55,
    name: 'CI',
    event: 'push',
    head_sha: sha,
    head_branch: 'main',
    conclusion: 'failure',
    updated_at: '2026-03-02T10:00:00Z',
    ...over,
  }
  const { repository, installation } = aStatus()
  return { action: 'completed', workflow_run: run, repository, installation }
}

function aComment(body = '/suspect none', over: object = {}, issueOver: object = {}) {
  const user = { login: 'octocat', id: 9, type: 'User' }
  const { repository, installation } = aStatus()
  const ours = { login: 'prime-suspect[bot]', type: 'Bot' }
  const issue = { number: 4, body: '<!-- prime-suspect:v1:a:b -->\nThe report.', user: ours, ...issueOver }
  const comment = { id: 17, body, user, created_at: '2026-03-02T10:00:00Z', ...over }
  return { action: 'created', issue, comment, repository, installation, sender: user }
}

const read = (event: string, payload: unknown) =>
  translate(event, payload, readPayloadOf('1'), Date.parse('2026-03-02T10:00:00Z'))

describe('a delivery', () => {
  it('of a failed deployment asks for a triage', () => {
    expect(read('deployment_status', aStatus())).toMatchObject({
      kind: 'work',
      installation: '77',
      order: {
        kind: 'triage',
        defaultBranch: 'main',
        incident: { failing: { deploymentId: '9001' }, badSha: sha },
      },
    })
  })

  it('of a good deployment asks to close what is open about it', () => {
    expect(read('deployment_status', aStatus({ state: 'success' }))).toMatchObject({
      order: { kind: 'recovery', working: { kind: 'deployment', environment: 'production' }, sha },
    })
  })

  it('of a failed run on another branch is left to the configuration of the repository', () => {
    expect(read('workflow_run', aRun({ head_branch: 'release/2' }))).toMatchObject({
      order: { kind: 'triage', defaultBranch: 'main', incident: { failing: { branch: 'release/2' } } },
    })
  })

  it('of a word on an issue of ours asks to hear it, once for each comment', () => {
    const asked = read('issue_comment', aComment('/suspect confirm #12\nThanks!'))
    expect(asked).toMatchObject({
      installation: '77',
      meaning: '["word","acme","shop","17"]',
      order: {
        kind: 'word',
        issue: 4,
        comment: '17',
        word: { kind: 'confirm', change: { kind: 'pull', number: 12 } },
        by: { login: 'octocat', id: '9' },
      },
    })
    expect(JSON.stringify(asked)).not.toContain('Thanks')
  })

  it.each([
    ['that says nothing to us', aComment('It was #12')],
    ['that was edited', { ...aComment(), action: 'edited' }],
    ['that was deleted', { ...aComment(), action: 'deleted' }],
    ['of a bot', aComment('/suspect none', { user: { login: 'x[bot]', id: 9, type: 'Bot' } })],
    [
      'in the name of another account',
      aComment('/suspect none', { user: { login: 'x', id: 8, type: 'User' } }),
    ],
    ['through an App', aComment('/suspect none', { performed_via_github_app: { id: 3 } })],
    ['on a pull request', aComment('/suspect none', {}, { pull_request: { url: 'x' } })],
    ['on an issue of a person', aComment('/suspect none', {}, { user: { login: 'y', type: 'User' } })],
    ['on an issue without our marker', aComment('/suspect none', {}, { body: 'Hello' })],
  ])('of a comment %s asks for nothing', (_which, payload) => {
    expect(read('issue_comment', payload)).toEqual({ kind: 'nothing' })
  })

  it('of an uninstalled App asks to erase', () => {
    expect(read('installation', { action: 'deleted', installation: { id: 77, app_id: 1 } })).toMatchObject({
      installation: '77',
      order: { kind: 'erase' },
    })
    expect(read('installation', { action: 'created', installation: { id: 77, app_id: 1 } })).toEqual({
      kind: 'nothing',
    })
  })

  it('from no installation asks for nothing', () => {
    expect(read('deployment_status', aStatus({}, null))).toEqual({ kind: 'nothing' })
  })

  it('means the same when only its bytes differ, and another thing when it tells of another attempt or moment', () => {
    const meaning = (event: string, payload: unknown) => {
      const asked = read(event, payload)
      return asked.kind === 'work' ? asked.meaning : null
    }
    const first = meaning('workflow_run', aRun())
    expect(meaning('workflow_run', { ...aRun(), sender: { login: 'someone' } })).toBe(first)
    expect(meaning('workflow_run', aRun({ run_attempt: 2 }))).not.toBe(first)
    expect(meaning('workflow_run', aRun({ conclusion: 'success' }))).not.toBe(first)
    const failed = meaning('deployment_status', aStatus())
    expect(meaning('deployment_status', aStatus({ created_at: '2026-03-02T10:05:00Z' }))).not.toBe(failed)
  })
})

describe('an alert by dispatch', () => {
  const dispatched = (told: object, now: string) => {
    const { repository, installation } = aStatus()
    const client_payload = { state: 'failed', name: 'Errors', ...told }
    const payload = { action: 'prime-suspect', branch: 'main', client_payload, repository, installation }
    const asked = translate('repository_dispatch', payload, readPayloadOf('1'), Date.parse(now))
    return asked.kind === 'work' ? asked : null
  }
  const [early, late] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z']

  it('that gives no time is of the moment in which it comes, and another one the next time', () => {
    expect(dispatched({}, early)).toMatchObject({ order: { alert: { at: early } } })
    expect(dispatched({}, late)?.meaning).not.toBe(dispatched({}, early)?.meaning)
  })

  it('that gives a time is the same whenever it comes', () => {
    expect(dispatched({ at: early }, late)).toEqual(dispatched({ at: early }, early))
  })
})

/** Real payloads, each claimed as every event that has a handler: the name of the event is not signed. */
describe('a payload under the name of another event', () => {
  const handled = [...new Set(handledEvents.map((name) => name.split('.')[0] ?? ''))]
  const swaps = examples
    .flatMap(({ name, examples: payloads }) => payloads.map((payload) => ({ name, payload })))
    .flatMap(({ name, payload }) =>
      handled.filter((event) => event !== name).map((event) => ({ name, event, payload })),
    )

  it('is never taken for that event', () => {
    const taken = swaps.filter(
      ({ event, payload }) => read(event, { ...payload, installation: { id: 77 } }).kind !== 'nothing',
    )
    expect(swaps.length).toBeGreaterThan(342)
    expect(taken.map(({ name, event }) => `${name} as ${event}`)).toEqual([])
  })

  it('is not either where both messages look alike', () => {
    expect(read('workflow_run', { ...aRun(), ...aStatus() }).kind).toBe('nothing')
    expect(read('deployment_status', aRun()).kind).toBe('nothing')
    expect(read('installation', { ...aStatus(), action: 'deleted' }).kind).toBe('nothing')
  })
})

test.prop([
  fc.constantFrom('deployment_status', 'workflow_run', 'issue_comment', 'issues', 'installation', 'push'),
  fc.jsonValue(),
])('anything else asks for nothing and breaks nothing', (event, payload) => {
  expect(read(event, payload)).toEqual({ kind: 'nothing' })
})
