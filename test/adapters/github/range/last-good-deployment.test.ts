import { describe, expect, it } from 'vitest'

import type { Deployed } from '../../../../src/adapters/github/range/deployed.ts'
import {
  lastGoodBeforeAlert,
  lastGoodDeployment,
} from '../../../../src/adapters/github/range/last-good-deployment.ts'
import { minute, sha } from '../facts.ts'

const failing = { id: '50', task: 'deploy', sha: sha(100), runId: null }

/** A deployment; `states` are given newest first, one minute apart. */
function deployed(
  id: number,
  commit: number,
  states: readonly string[],
  fields: Partial<Deployed> = {},
): Deployed {
  return {
    id: String(id),
    sha: sha(commit),
    task: 'deploy',
    at: minute(id),
    destroyed: false,
    statuses: states.map((state, index) => ({ state, at: minute(id + 10 - index), description: '' })),
    runId: null,
    jobId: null,
    ...fields,
  }
}

const failed = deployed(50, 100, ['failure', 'in_progress'])

function goodCommit(history: readonly Deployed[], runId: string | null = null): unknown {
  const good = lastGoodDeployment(history, { ...failing, runId })
  return good.kind === 'found' ? good.sha : good.kind
}

describe('the last good deployment', () => {
  it('is the newest older one that succeeded', () => {
    expect(goodCommit([failed, deployed(49, 99, ['success']), deployed(48, 98, ['success'])])).toBe(sha(99))
  })

  it('may have turned inactive since', () => {
    expect(goodCommit([failed, deployed(49, 99, ['inactive', 'success', 'queued'])])).toBe(sha(99))
  })

  it('is not one that succeeded and failed afterwards', () => {
    const unwell = deployed(49, 99, ['failure', 'success'])
    expect(goodCommit([failed, unwell, deployed(48, 98, ['success'])])).toBe(sha(98))
  })

  it('may have failed first and succeeded afterwards, in whatever order the statuses come', () => {
    const statuses = [
      { state: 'failure', at: minute(1), description: '' },
      { state: 'success', at: minute(2), description: '' },
    ]
    expect(goodCommit([failed, deployed(49, 99, [], { statuses })])).toBe(sha(99))
  })

  it.each(['error', 'failure', 'pending', 'queued', 'in_progress', 'inactive', 'waiting'])(
    'is not one that only reached %s',
    (state) => {
      expect(goodCommit([failed, deployed(49, 99, [state])])).toBe('never-good')
    },
  )

  it('is never newer than the failing one', () => {
    expect(goodCommit([deployed(51, 101, ['success']), failed, deployed(49, 99, ['success'])])).toBe(sha(99))
  })

  it('is found by id where the failing one is no longer listed', () => {
    expect(goodCommit([deployed(100, 101, ['success']), deployed(9, 99, ['success'])])).toBe(sha(99))
  })

  it('has the same task', () => {
    const migration = deployed(49, 99, ['success'], { task: 'deploy:migrations' })
    expect(goodCommit([failed, migration, deployed(48, 98, ['success'])])).toBe(sha(98))
  })

  it('was not made by the failing run itself for the sake of its secrets', () => {
    const secrets = deployed(49, 100, ['success'], { runId: '7' })
    const history = [failed, secrets, deployed(48, 98, ['success'], { runId: '6' })]
    expect(goodCommit(history, '7')).toBe(sha(98))
    expect(goodCommit([{ ...failed, runId: '7' }, ...history.slice(1)])).toBe(sha(98))
  })

  it('is of a run whose every deployment there ended well', () => {
    const half = [
      deployed(49, 99, ['success'], { runId: '7' }),
      deployed(48, 99, ['failure'], { runId: '7' }),
    ]
    expect(goodCommit([failed, ...half, deployed(47, 97, ['success'], { runId: '6' })])).toBe(sha(97))
  })

  it('is not a transient one that is gone', () => {
    const preview = deployed(49, 99, ['inactive', 'success'], { destroyed: true })
    expect(goodCommit([failed, preview])).toBe('never-good')
  })

  it('is the failing commit itself where that was deployed well before, whatever came between', () => {
    const history = [failed, deployed(49, 99, ['success']), deployed(48, 100, ['success'])]
    expect(goodCommit(history)).toBe('same-commit')
  })

  it('tells the run that was good', () => {
    const history = [failed, deployed(49, 99, ['success'], { runId: '7', jobId: '3' })]
    expect(lastGoodDeployment(history, failing)).toMatchObject({
      run: { runId: '7', attempt: null, jobId: '3' },
    })
  })

  it('is unknown in an empty history', () => {
    expect(goodCommit([])).toBe('never-good')
  })
})

describe('the last good deployment before an alert', () => {
  it('is of another commit than the one that runs and alerts', () => {
    const history = [
      deployed(51, 101, ['success']),
      deployed(50, 100, ['success']),
      deployed(49, 100, ['success']),
      deployed(48, 98, ['success']),
    ]
    expect(lastGoodBeforeAlert(history, sha(100))).toMatchObject({ kind: 'found', sha: sha(98) })
  })

  it('is the newest of all where the alerting commit was never deployed there', () => {
    expect(lastGoodBeforeAlert([deployed(48, 98, ['success'])], sha(100))).toMatchObject({ sha: sha(98) })
  })
})
