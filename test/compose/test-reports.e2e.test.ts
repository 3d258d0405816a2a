import { expect, it } from 'vitest'

import { composeAction } from '../../src/compose/compose-action.ts'
import { makeZip } from '../adapters/archive/make-zip.ts'
import { plainClient } from '../adapters/github/fake-api.ts'
import { startStage } from '../double/stage.ts'

const REPORT =
  '<testsuite name="cart"><testcase name="adds up a basket"><failure message="NaN"/></testcase></testsuite>'

it.each([
  [
    'testReports:\n  artifacts: ["Test-Results-*"]\n',
    2,
    ['test report TEST-cart.xml in artifact test-results-linux'],
  ],
  ['mode: observe\n', 0, []],
])(
  'artifacts are read where the repository says so, and not asked for otherwise: %j',
  async (configuration, calls, reports) => {
    const { double, played, close } = await startStage({ commits: 2, configuration })
    const { repository, badRun } = played
    repository.artifact(badRun.id, {
      name: 'test-results-linux',
      zip: makeZip([{ name: 'TEST-cart.xml', bytes: REPORT }]),
    })
    const settings = {
      token: '',
      login: 'github-actions[bot]',
      apiUrl: double.url,
      forgeUrl: 'https://github.com',
      repo: { owner: repository.owner, name: repository.name },
      mode: 'observe',
      maxSuspects: null,
      logHosts: [new URL(double.logsUrl).host],
      model: null,
      journal: { note: () => undefined },
      clone: null,
    } as const
    const engine = await composeAction(settings, plainClient(double.url, double.token({ kind: 'actions' })))
    const what = { kind: 'run', runId: String(badRun.id) } as const
    const found = await engine.find({ what, good: null, bad: null })
    if (found.kind !== 'incident') throw new Error(found.because)
    const { dossier, report } = await engine.triage(found, null)
    const told = dossier.failures.filter(({ source }) => source === 'test-report')
    expect(told.map(({ name }) => name)).toEqual(reports)
    expect(JSON.stringify(report).includes('adds up a basket')).toBe(reports.length > 0)
    expect(double.calls.filter(({ route }) => route?.includes('artifact'))).toHaveLength(calls)
    await close()
  },
)
