import { describe, expect, it } from 'vitest'

import { meaningOfPayload } from '../../../../src/adapters/github/meaning-of-payload.ts'
import { minute, sha } from '../facts.ts'
import { repository } from '../payloads.ts'

const around = { repository, installation: { id: 77 }, sender: { login: 'ci[bot]' } }
const circle = { id: 18001, slug: 'circleci-checks', name: 'CircleCI Checks' }

function aSuite(over: object = {}) {
  const check_suite = {
    id: 600,
    head_branch: 'main',
    head_sha: sha(100),
    conclusion: 'failure',
    updated_at: minute(900),
    app: circle,
    ...over,
  }
  return { action: 'completed', check_suite, ...around }
}

function aCheck(over: object = {}, suite: object = {}) {
  const check_run = {
    name: 'unit',
    head_sha: sha(100),
    conclusion: 'failure',
    completed_at: minute(899),
    output: { title: '2 tests failed', summary: 'cart.test.ts' },
    app: circle,
    check_suite: { id: 600, head_branch: 'main', ...suite },
    ...over,
  }
  return { action: 'completed', check_run, ...around }
}

function aStatus(over: object = {}) {
  const branches = [{ name: 'feature' }, { name: 'main' }]
  const told = { sha: sha(100), state: 'failure', context: 'ci/jenkins', description: 'Build failed' }
  return { ...told, branches, updated_at: minute(900), ...around, ...over }
}

const idOf = (event: string, payload: object) => {
  const meaning = meaningOfPayload(event, payload)
  return meaning.kind === 'incident' ? meaning.incident.id : meaning.kind
}

describe('a suite of checks', () => {
  it('that failed is one incident, and so is each failed check in it', () => {
    expect(meaningOfPayload('check_suite', aSuite())).toMatchObject({
      kind: 'incident',
      incident: {
        failing: { kind: 'check', name: 'CircleCI Checks', branch: 'main', suiteId: '600' },
        title: 'CircleCI Checks failed on main',
        badSha: sha(100),
      },
    })
    expect(idOf('check_run', aCheck())).toBe(idOf('check_suite', aSuite()))
    expect(idOf('check_run', aCheck({ name: 'lint' }))).toBe(idOf('check_suite', aSuite()))
    expect(meaningOfPayload('check_run', aCheck())).toMatchObject({
      incident: { failing: { says: 'unit\n2 tests failed\ncart.test.ts' } },
    })
  })

  it('that passed is good again, but one good check proves nothing', () => {
    expect(meaningOfPayload('check_suite', aSuite({ conclusion: 'success' }))).toMatchObject({
      kind: 'recovery',
      working: { kind: 'check', name: 'CircleCI Checks', branch: 'main' },
    })
    expect(idOf('check_run', aCheck({ conclusion: 'success' }))).toBe('nothing')
  })

  it.each(['timed_out', 'startup_failure'])('that ended as %s failed', (conclusion) => {
    expect(idOf('check_suite', aSuite({ conclusion }))).not.toBe('nothing')
  })

  it.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required', null, 'something_new'])(
    'that ended as %s starts nothing',
    (conclusion) => {
      expect(idOf('check_suite', aSuite({ conclusion }))).toBe('nothing')
      expect(idOf('check_run', aCheck({ conclusion }))).toBe('nothing')
    },
  )

  it.each([
    ['of GitHub Actions, whose run tells it', { app: { ...circle, slug: 'github-actions' } }],
    ['of a fork, which has no branch here', { head_branch: null }],
    ['of a feature branch', { head_branch: 'feature' }],
    ['of the merge queue', { head_branch: 'gh-readonly-queue/main/pr-12-abc' }],
    ['of a draft of ours', { head_branch: 'prime-suspect/revert-12' }],
  ])('%s starts nothing', (_which, over) => {
    expect(idOf('check_suite', aSuite(over))).toBe('nothing')
  })

  it('of our own App starts nothing', () => {
    const options = { ownApp: '18001', branches: ['*'] }
    expect(meaningOfPayload('check_suite', aSuite(), options).kind).toBe('nothing')
    expect(meaningOfPayload('check_run', aCheck(), options).kind).toBe('nothing')
  })

  it('of a branch that the owner named counts', () => {
    const meaning = meaningOfPayload('check_suite', aSuite({ head_branch: 'release/2' }), {
      branches: ['release/*'],
    })
    expect(meaning.kind).toBe('incident')
  })
})

describe('a commit status', () => {
  it.each(['failure', 'error'])(
    'of state %s is an incident of its context on the default branch',
    (state) => {
      expect(meaningOfPayload('status', aStatus({ state }))).toMatchObject({
        kind: 'incident',
        incident: { failing: { kind: 'check', name: 'ci/jenkins', branch: 'main', says: 'Build failed' } },
      })
    },
  )

  it('of state success is good again, and pending is neither', () => {
    expect(meaningOfPayload('status', aStatus({ state: 'success' })).kind).toBe('recovery')
    expect(meaningOfPayload('status', aStatus({ state: 'pending' })).kind).toBe('nothing')
  })

  it('of a commit on feature branches only, or on none, starts nothing', () => {
    expect(idOf('status', aStatus({ branches: [{ name: 'feature' }] }))).toBe('nothing')
    expect(idOf('status', aStatus({ branches: [] }))).toBe('nothing')
    expect(idOf('status', aStatus({ branches: [{ name: 'gh-readonly-queue/main/pr-1' }] }))).toBe('nothing')
  })

  it('of another context at the same commit is another incident', () => {
    expect(idOf('status', aStatus())).not.toBe(idOf('status', aStatus({ context: 'ci/other' })))
  })
})

describe('a button', () => {
  const press = (over: object = {}, app = '4242') => ({
    action: 'requested_action',
    requested_action: { identifier: 'confirm 0123456789' },
    check_run: { id: 9, external_id: 'mark', head_sha: sha(100), app: { id: Number(app) } },
    ...around,
    sender: { login: 'mira', id: 5, type: 'User' },
    ...over,
  })
  const read = (payload: object) => meaningOfPayload('check_run', payload, { ownApp: '4242' })

  it('on our own check is a word of whoever pressed it', () => {
    expect(read(press())).toMatchObject({
      kind: 'button',
      check: '9',
      mark: 'mark',
      sha: sha(100),
      says: 'confirm 0123456789',
      by: { login: 'mira', id: '5' },
    })
  })

  it('on the check of another App, of a bot, or without our mark is nothing', () => {
    expect(read(press({}, '7')).kind).toBe('nothing')
    expect(read(press({ sender: { login: 'x[bot]', id: 5, type: 'Bot' } })).kind).toBe('nothing')
    const { check_run: check } = press()
    expect(read(press({ check_run: { ...check, external_id: '' } })).kind).toBe('nothing')
  })
})

describe('a merged pull request', () => {
  const merged = (over: object = {}) => ({
    action: 'closed',
    pull_request: {
      number: 12,
      title: 'Revert "Plans"',
      body: 'Reverts acme/shop#11\n\nBecause.',
      merged: true,
      merged_at: minute(5),
      merge_commit_sha: sha(7),
      base: { repo: { id: 1 } },
      user: { login: 'mira', id: 5, type: 'User' },
      ...over,
    },
    ...around,
  })
  const read = (payload: object) => meaningOfPayload('pull_request', payload)

  it('is a fact to keep, and says what it takes back', () => {
    expect(read(merged())).toMatchObject({
      kind: 'landed',
      landing: { pull: 12, sha: sha(7), author: 'mira' },
      takesBack: { pull: 11, isOurs: false },
    })
    expect(read(merged({ body: 'Reverts other/place#11' }))).toMatchObject({ takesBack: null })
    expect(read(merged({ body: null }))).toMatchObject({ takesBack: null })
  })

  it('of another repository, or one that was closed unmerged, is nothing', () => {
    expect(read(merged({ base: { repo: { id: 2 } } })).kind).toBe('nothing')
    expect(read(merged({ merged: false, merged_at: null })).kind).toBe('nothing')
  })
})
