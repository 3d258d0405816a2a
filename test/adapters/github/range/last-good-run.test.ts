import { describe, expect, it } from 'vitest'

import { lastGoodRun } from '../../../../src/adapters/github/range/last-good-run.ts'
import { isOlder } from '../../../../src/adapters/github/range/workflow-runs.ts'
import { run, runIncident, sha } from '../facts.ts'
import { freshNock, rest } from '../fake-api.ts'
import { sessionOf } from '../session-of.ts'

freshNock()

const failing = { id: '900', workflowId: '7', branch: 'main', sha: sha(100) }
const failed = run(900, { head_sha: sha(100), conclusion: 'failure' })

function listed(runs: readonly object[], status?: string): void {
  const query = { branch: 'main', per_page: 50, ...(status === undefined ? {} : { status }) }
  rest().get('/repos/acme/shop/actions/workflows/7/runs').query(query).reply(200, { workflow_runs: runs })
}

async function goodCommit(): Promise<unknown> {
  const good = await lastGoodRun(sessionOf(runIncident()), failing)
  return good.kind === 'found' ? good.sha : good.kind
}

describe('the last good run', () => {
  it('is the newest success before the failing one', async () => {
    listed([failed, run(899, { conclusion: 'failure' }), run(898), run(897)])
    expect(await goodCommit()).toBe(sha(898))
  })

  it('is never newer than the failing one', async () => {
    listed([run(901), failed, run(898)])
    expect(await goodCommit()).toBe(sha(898))
  })

  it.each(['cancelled', 'skipped', 'neutral', 'stale', 'action_required', null])(
    'is not one that ended as %s',
    async (conclusion) => {
      listed([failed, run(899, { conclusion }), run(898)])
      expect(await goodCommit()).toBe(sha(898))
    },
  )

  it('is of another commit, because at the same one nothing changed', async () => {
    listed([failed, run(899, { head_sha: sha(100) }), run(898)])
    expect(await goodCommit()).toBe(sha(898))
  })

  it('is of this repository and not for a pull request', async () => {
    const foreign = [
      run(899, { head_repository: { id: 2 } }),
      run(898, { head_repository: null }),
      run(897, { event: 'pull_request' }),
    ]
    listed([failed, ...foreign, run(896)])
    expect(await goodCommit()).toBe(sha(896))
  })

  it('is looked for among successes alone after a long red streak', async () => {
    listed([failed, run(899, { conclusion: 'failure' })])
    listed([run(500)], 'success')
    expect(await goodCommit()).toBe(sha(500))
  })

  it('is unknown where there never was one', async () => {
    listed([failed])
    listed([], 'success')
    expect(await goodCommit()).toBe('never-good')
  })

  it('tells which attempt was good', async () => {
    listed([failed, run(899, { run_attempt: 3 })])
    expect(await lastGoodRun(sessionOf(runIncident()), failing)).toMatchObject({
      run: { runId: '899', attempt: 3, jobId: null },
    })
  })
})

describe('the order of ids', () => {
  it.each([
    ['9', '10', true],
    ['10', '9', false],
    ['10', '10', false],
    ['90071992547409931', '90071992547409932', true],
  ])('%s is older than %s: %s', (id, than, older) => {
    expect(isOlder(id, than)).toBe(older)
  })
})
