import { describe, expect, it } from 'vitest'

import { incidentOfDeployment, incidentOfRun } from '../../../src/adapters/github/incident-by-id.ts'
import { incidentKey } from '../../../src/adapters/github/incident-key.ts'
import { minute, repo, run, sha } from './facts.ts'
import { freshNock, plainClient, rest } from './fake-api.ts'
import { refusalFrom } from './session-of.ts'

freshNock()

describe('an incident that a person names', () => {
  it('is that of a run, the same as its webhook would have told', async () => {
    rest()
      .get('/repos/acme/shop/actions/runs/900')
      .reply(200, run(900, { name: 'ci', head_sha: sha(100), run_attempt: 2 }))
    expect(await incidentOfRun(plainClient(), repo, '900')).toEqual({
      id: incidentKey({ kind: 'run', repositoryId: '1', workflowId: '7', branch: 'main', sha: sha(100) }),
      repo,
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
    })
  })

  it('cannot be a run on no branch', async () => {
    rest()
      .get('/repos/acme/shop/actions/runs/900')
      .reply(200, run(900, { head_branch: null }))
    expect(await refusalFrom(incidentOfRun(plainClient(), repo, '900'))).toMatchObject({ kind: 'bad-input' })
  })

  it('is that of a deployment', async () => {
    rest().get('/repos/acme/shop').reply(200, { id: 1 })
    const deployed = {
      id: 500,
      sha: sha(100),
      task: 'deploy',
      environment: 'production',
      updated_at: minute(3),
    }
    rest().get('/repos/acme/shop/deployments/500').reply(200, deployed)
    expect(await incidentOfDeployment(plainClient(), repo, '500')).toMatchObject({
      id: incidentKey({ kind: 'deployment', repositoryId: '1', environment: 'production', sha: sha(100) }),
      failing: {
        kind: 'deployment',
        environment: 'production',
        deploymentId: '500',
        task: 'deploy',
        runId: null,
      },
    })
  })

  it('is refused where it does not exist', async () => {
    rest().get('/repos/acme/shop/actions/runs/1').reply(404, { message: 'Not Found' })
    expect(await refusalFrom(incidentOfRun(plainClient(), repo, '1'))).toMatchObject({ kind: 'not-found' })
  })
})
