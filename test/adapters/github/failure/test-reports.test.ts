import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { reportArchive } from '../../../../src/adapters/archive/report-archive.ts'
import { githubForge } from '../../../../src/adapters/github/github-forge.ts'
import { condenseLog } from '../../../../src/engine/gather/condense-log.ts'
import { condenseReport } from '../../../../src/engine/gather/condense-report.ts'
import { Refusal } from '../../../../src/engine/model/refusal.ts'
import type { RunRecord } from '../../../double/records.ts'
import { startStage, type Stage } from '../../../double/stage.ts'
import { makeZip } from '../../archive/make-zip.ts'
import { runIncident } from '../facts.ts'
import { plainClient } from '../fake-api.ts'
import { refusalFrom } from '../session-of.ts'

const FAILED = '<testsuite name="cart"><testcase name="adds"><failure message="2"/></testcase></testsuite>'
const LIST = '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts'
const zip = (name = 'TEST-cart.xml') => makeZip([{ name, bytes: FAILED }])

let stage: Stage
let run: RunRecord

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
})

afterAll(() => stage.close())

/** A run of its own for each test, whose second job failed at ten o'clock. */
beforeEach(() => {
  const { repository, workflow } = stage.played
  const failed = { name: 'test', conclusion: 'failure', log: 'it broke\n', startedAt: at(10) } as const
  run = repository.run({
    workflow,
    sha: stage.story.bad,
    attempts: [{ jobs: [{ name: 'lint', startedAt: at(9) }, failed] }],
  })
  stage.double.clearFaults()
})

const at = (hour: number): string => `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`

function leave(name: string, hour = 11, bytes: Uint8Array = zip()) {
  return stage.played.repository.artifact(run.id, { name, zip: bytes, createdAt: at(hour) })
}

async function read({ attempt = 1, hosts = [new URL(stage.double.logsUrl).host] } = {}) {
  const { repository, workflow } = stage.played
  const token = stage.double.token({ kind: 'actions' })
  const forge = githubForge(plainClient(stage.double.url, token), {
    logHosts: hosts,
    condenser: condenseLog,
    reports: { wants: (name) => name.startsWith('results'), open: reportArchive(condenseReport) },
  })
  const of = { workflowId: String(workflow.id), runId: String(run.id), attempt }
  const incident = {
    ...runIncident(of),
    id: `run-${run.id}` as ReturnType<typeof runIncident>['id'],
    repo: { owner: repository.owner, name: repository.name },
    badSha: stage.story.bad as ReturnType<typeof runIncident>['badSha'],
  }
  const { value: range } = await forge.range(incident)
  const { value, gaps } = await forge.failures(incident, range)
  return {
    reports: value.failures.filter(({ source }) => source === 'test-report'),
    logs: value.failures.filter(({ source }) => source === undefined),
    gaps: gaps.map(({ what, completeness }) => `${what}: ${completeness.because}`),
  }
}

describe('the test reports of a run', () => {
  it('are read from the artifacts that the owner names, beside the log of the job', async () => {
    leave('results-linux')
    leave('bundle')
    const since = stage.double.calls.length
    const { reports, logs, gaps } = await read()
    expect(gaps).toEqual([])
    expect(logs.map(({ name }) => name)).toEqual(['test'])
    expect(reports).toEqual([
      {
        name: 'test report TEST-cart.xml in artifact results-linux',
        source: 'test-report',
        log: { text: FAILED, completeness: { kind: 'complete' } },
        baseline: null,
        annotations: [],
      },
    ])
    const asked = stage.double.calls.slice(since).filter(({ route }) => route?.includes('artifacts'))
    expect(asked).toHaveLength(2)
    const downloads = stage.double.calls
      .slice(since)
      .filter(({ host, path }) => host === 'logs' && path.endsWith('.zip'))
    expect(downloads.map(({ token, status }) => [token, status])).toEqual([['none', 200]])
  })

  it('are those of the attempt that failed, not of the attempts before and after', async () => {
    const { repository } = stage.played
    leave('results', 8, zip('TEST-before.xml'))
    leave('results', 11, zip('TEST-ours.xml'))
    repository.rerun(run.id, { jobs: [{ name: 'test', conclusion: 'failure', startedAt: at(12) }] })
    leave('results', 13, zip('TEST-after.xml'))
    const names = async (attempt: number) => (await read({ attempt })).reports.map(({ name }) => name)
    expect(await names(1)).toEqual(['test report TEST-ours.xml in artifact results'])
    expect(await names(2)).toEqual(['test report TEST-after.xml in artifact results'])
  })

  it('are of five artifacts at most', async () => {
    for (let n = 1; n <= 6; n += 1) leave(`results-${n}`)
    const { reports, gaps } = await read()
    expect(reports).toHaveLength(5)
    expect(gaps).toEqual(['the test reports: Of 6 artifacts the first 5 were read.'])
  })

  it('may be missing, which is told', async () => {
    leave('bundle')
    expect(await read()).toMatchObject({
      reports: [],
      gaps: [
        'the test reports: The failing attempt left no artifact with a name that the configuration lists.',
      ],
    })
  })

  it('may have expired, before they were listed or since', async () => {
    leave('results').expired = 410
    expect((await read()).gaps).toEqual(['artifact results: It is past its retention.'])
    const late = leave('results-late')
    stage.double.fault({
      kind: 'status',
      status: 410,
      when: ({ path }) => path.endsWith(`/artifacts/${late.id}/zip`),
    })
    expect((await read()).gaps).toEqual([
      'artifact results: It is past its retention.',
      'artifact results-late: It is past its retention.',
    ])
  })

  it('may be too large to be fetched at all', async () => {
    leave('results', 11, Buffer.alloc((50 << 20) + 1))
    const since = stage.double.calls.length
    expect((await read()).gaps).toEqual(['artifact results: It is larger than 50 MiB.'])
    expect(stage.double.calls.slice(since).some(({ path }) => path.endsWith('.zip'))).toBe(false)
  })

  it.each([
    [
      'damaged',
      Buffer.from('PK\u0003\u0004 and no more'),
      'it is no zip archive that can be read to its end',
    ],
    [
      'of something else',
      makeZip([{ name: 'a.txt', bytes: 'x' }]),
      'it holds no test report that is known: JUnit, TRX, NUnit or xUnit.net',
    ],
  ])('may be %s', async (_, bytes, because) => {
    leave('results', 11, bytes)
    expect((await read()).gaps).toEqual([`artifact results: ${because}`])
  })

  it('may be forbidden, and the report says which permission is missing', async () => {
    stage.double.fault({ kind: 'status', status: 403, path: LIST })
    const { logs, gaps } = await read()
    expect(logs).toHaveLength(1)
    expect(gaps).toEqual([
      expect.stringMatching(/^the test reports: GitHub answered 403 .* Grant the permission/),
    ])
  })

  it('are not fetched from a host that is not allowed', async () => {
    leave('results')
    const { reports, gaps } = await read({ hosts: [] })
    expect(reports).toEqual([])
    expect(gaps.at(-1)).toBe(
      'artifact results: Its link leads to localhost, which is not an allowed host for artifacts.',
    )
  })

  it.each([
    [{ kind: 'status', status: 503, times: 2 } as const, 'The artifact storage answered 503.'],
    [{ kind: 'cut-json' } as const, 'The download broke off.'],
  ])('may be lost on the way: %o', async (fault, because) => {
    leave('results')
    stage.double.fault({ ...fault, host: 'logs', when: ({ path }) => path.endsWith('.zip') })
    expect((await read()).gaps).toEqual([`artifact results: ${because}`])
  })

  it('end the triage at a rate limit, to be tried again', async () => {
    leave('results')
    stage.double.fault({ kind: 'secondary-rate-limit', path: LIST, retryAfter: 9 })
    const refusal = await refusalFrom(read())
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ kind: 'transient', retryAfterMs: 9_000 })
  })
})
