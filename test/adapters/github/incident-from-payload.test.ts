import { describe, expect, it } from 'vitest'

import { incidentFromPayload } from '../../../src/adapters/github/incident-from-payload.ts'
import { minute, sha } from './facts.ts'
import { deploymentPayload, deployingRun, type Fields, repository, runPayload } from './payloads.ts'

function idOf(event: string, payload: unknown): unknown {
  const meaning = incidentFromPayload(event, payload)
  return meaning.kind === 'incident' ? meaning.incident.id : meaning
}

describe('a workflow run that ended', () => {
  it.each(['failure', 'timed_out', 'startup_failure'])('is an incident at %s', (conclusion) => {
    expect(incidentFromPayload('workflow_run', runPayload({ conclusion }))).toEqual({
      kind: 'incident',
      incident: {
        id: expect.stringMatching(/^[0-9a-f]{32}$/),
        repo: { owner: 'acme', name: 'shop' },
        failing: {
          kind: 'workflow-run',
          workflow: 'ci',
          workflowId: '7',
          runId: '900',
          attempt: 2,
          branch: 'main',
        },
        title: 'ci failed on main',
        badSha: sha(100),
        seenAt: minute(900),
      },
      installationId: '77',
      joins: [],
    })
  })

  it('is a recovery at success', () => {
    expect(incidentFromPayload('workflow_run', runPayload({ conclusion: 'success' }))).toEqual({
      kind: 'recovery',
      repo: { owner: 'acme', name: 'shop' },
      working: {
        kind: 'workflow-run',
        workflow: 'ci',
        workflowId: '7',
        runId: '900',
        attempt: 2,
        branch: 'main',
      },
      sha: sha(100),
      at: minute(900),
      installationId: '77',
    })
  })

  it.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required', 'something new', null])(
    'is nothing at %s',
    (conclusion) => {
      expect(incidentFromPayload('workflow_run', runPayload({ conclusion })).kind).toBe('nothing')
    },
  )

  it.each<[string, Fields, Fields?]>([
    ['it has not ended', {}, { action: 'requested' }],
    ['it ran for a fork', { head_repository: { id: 2 } }],
    ['its fork is gone', { head_repository: null }],
    ['it ran for a pull request', { event: 'pull_request' }],
    ['it ran for a feature branch', { head_branch: 'feature/main' }],
    ['it is on no branch', { head_branch: null }],
  ])('is nothing where %s', (_, fields, around = {}) => {
    expect(incidentFromPayload('workflow_run', runPayload(fields, around)).kind).toBe('nothing')
  })

  it.each([
    ['release/1.2', 'incident'],
    ['hotfix', 'incident'],
    ['hotfix-2', 'nothing'],
  ])('on %s is one (%s) where the owner watches more branches', (head_branch, kind) => {
    const branches = ['release/*', 'hotfix']
    expect(incidentFromPayload('workflow_run', runPayload({ head_branch }), { branches }).kind).toBe(kind)
  })

  it('keeps ids larger than a number holds', () => {
    const meaning = incidentFromPayload('workflow_run', runPayload({ id: 90071992547409931n }))
    expect(meaning).toMatchObject({ incident: { failing: { runId: '90071992547409931' } } })
  })

  it('puts untrusted names on one line', () => {
    const meaning = incidentFromPayload(
      'workflow_run',
      runPayload({ name: `ci\n::error::\u202E${'x'.repeat(999)}` }),
    )
    expect(meaning.kind === 'incident' && /^[^\n\u202E]{1,240}$/.test(meaning.incident.title)).toBe(true)
  })
})

describe('a deployment', () => {
  it.each(['failure', 'error'])('is an incident at %s', (state) => {
    expect(incidentFromPayload('deployment_status', deploymentPayload({ state }))).toMatchObject({
      kind: 'incident',
      incident: {
        failing: {
          kind: 'deployment',
          environment: 'production',
          deploymentId: '500',
          task: 'deploy',
          runId: '900',
        },
        title: 'Deployment to production failed',
        badSha: sha(100),
        seenAt: minute(900),
      },
      installationId: '77',
    })
  })

  it('is a recovery at success', () => {
    expect(incidentFromPayload('deployment_status', deploymentPayload({ state: 'success' }))).toMatchObject({
      kind: 'recovery',
      working: { kind: 'deployment', environment: 'production' },
      sha: sha(100),
    })
  })

  it.each(['pending', 'queued', 'in_progress', 'waiting', 'inactive', 'something new'])(
    'is nothing at %s',
    (state) => {
      expect(incidentFromPayload('deployment_status', deploymentPayload({ state })).kind).toBe('nothing')
    },
  )

  it('goes by the name the status gives its environment', () => {
    const meaning = incidentFromPayload('deployment_status', deploymentPayload({ environment: 'prod-eu' }))
    expect(meaning).toMatchObject({ incident: { failing: { environment: 'prod-eu' } } })
  })

  it.each<[string, Fields, Fields?, Fields?]>([
    ['its environment goes away', {}, { transient_environment: true }],
    ['it is a preview by its name', { environment: 'Preview – shop' }, { production_environment: false }],
    [
      'it is of a feature branch',
      {},
      { ref: 'feature', production_environment: false },
      { workflow_run: null },
    ],
    [
      'its run is of a feature branch',
      {},
      { production_environment: false },
      { workflow_run: { ...deployingRun, head_branch: 'x' } },
    ],
    ['its run is for a fork', {}, {}, { workflow_run: { ...deployingRun, head_repository: { id: 2 } } }],
    ['its run is for a pull request', {}, {}, { workflow_run: { ...deployingRun, event: 'pull_request' } }],
    ['it names no environment', { environment: '' }, { environment: '' }],
    ['it is not new', {}, {}, { action: 'edited' }],
  ])('is nothing where %s', (_, status, deployment = {}, around = {}) => {
    expect(incidentFromPayload('deployment_status', deploymentPayload(status, deployment, around)).kind).toBe(
      'nothing',
    )
  })

  it.each<[string, Fields]>([
    ['a tag to production', { ref: 'v1.2.3' }],
    ['a bare commit to staging', { ref: sha(100), production_environment: false }],
    [
      'the default branch by its full name to staging',
      { ref: 'refs/heads/main', production_environment: false },
    ],
  ])('counts when it brings %s', (_, deployment) => {
    const payload = deploymentPayload({}, deployment, { workflow_run: null })
    expect(incidentFromPayload('deployment_status', payload).kind).toBe('incident')
  })

  it.each<[string, Fields, Fields]>([
    ['sent by us', {}, { sender: { login: 'Prime-Suspect[bot]' } }],
    ['created by us', { creator: { login: 'prime-suspect[bot]' } }, {}],
  ])('is nothing when it was %s', (_, status, around) => {
    const options = { ownLogin: 'prime-suspect[bot]' }
    expect(
      incidentFromPayload('deployment_status', deploymentPayload(status, {}, around), options).kind,
    ).toBe('nothing')
  })

  it('learns its run from the address of its log where the payload does not name it', () => {
    const log_url = 'https://github.com/acme/shop/actions/runs/901/job/2'
    const meaning = incidentFromPayload(
      'deployment_status',
      deploymentPayload({ log_url }, {}, { workflow_run: null }),
    )
    expect(meaning).toMatchObject({ incident: { failing: { runId: '901' } }, joins: [] })
  })
})

describe('one failure in several messages', () => {
  it('has one id, whether the deployment or its run tells of it', () => {
    const deployed = idOf('deployment_status', deploymentPayload())
    expect(deployed).toBe(idOf('workflow_run', runPayload()))
    expect(deployed).toMatch(/^[0-9a-f]{32}$/)
  })

  it('has the same id in every attempt and under a new name of the repository', () => {
    const renamed = { repository: { ...repository, name: 'store' } }
    expect(idOf('workflow_run', runPayload({ run_attempt: 3, id: 901 }))).toBe(
      idOf('workflow_run', runPayload({}, renamed)),
    )
  })

  it('names the id under which a message without the run would have told of it', () => {
    const known = incidentFromPayload('deployment_status', deploymentPayload())
    const alone = idOf('deployment_status', deploymentPayload({}, {}, { workflow_run: null }))
    expect(known).toMatchObject({ joins: [alone] })
  })

  it.each<[string, Fields, Fields]>([
    ['commit', { head_sha: sha(101) }, {}],
    ['branch', { head_branch: 'release' }, { repository: { ...repository, default_branch: 'release' } }],
    ['workflow', { workflow_id: 8 }, {}],
    ['repository', { head_repository: { id: 2 } }, { repository: { ...repository, id: 2 } }],
  ])('has another id for another %s', (_, fields, around) => {
    const other = idOf('workflow_run', runPayload(fields, around))
    expect(other).toMatch(/^[0-9a-f]{32}$/)
    expect(other).not.toBe(idOf('workflow_run', runPayload()))
  })
})
