import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startStage, type Stage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage({ commits: 2 })
})

afterAll(() => stage.close())

const linkTo = async (jobId: number): Promise<string> => {
  const { status, headers } = await stage.ask(`GET ${stage.base}/actions/jobs/${jobId}/logs`)
  expect(status).toBe(302)
  return headers.get('location') ?? ''
}

describe('the log of a job', () => {
  it('is on another host, behind a link that needs no token and takes none', async () => {
    const link = await linkTo(stage.played.failingJob)
    expect(new URL(link).host).not.toBe(new URL(stage.double.url).host)
    const text = await (await fetch(link)).text()
    expect(text).toMatch(/^\uFEFF?\d{4}-\d{2}-\d{2}T[\d:.]+Z /)
    expect(text).toContain('TypeError: Cannot read properties of undefined')
    const withToken = await fetch(link, { headers: { authorization: 'Bearer x' } })
    expect(withToken.status).toBe(401)
    expect(stage.double.counts().downloads).toBe(2)
  })

  it('cannot be read by another link than the signed one, nor once that is too old', async () => {
    const link = await linkTo(stage.played.failingJob)
    expect((await fetch(link.replace('jobs/', 'jobs/1'))).status).toBe(403)
    stage.double.world.logLinkMs = -1
    const late = await linkTo(stage.played.failingJob)
    stage.double.world.logLinkMs = 60_000
    expect((await fetch(late)).status).toBe(403)
  })

  it('comes in parts when asked for', async () => {
    const link = await linkTo(stage.played.failingJob)
    const whole = Buffer.from(await (await fetch(link)).arrayBuffer())
    const part = await fetch(link, { headers: { range: 'bytes=100-199' } })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(100, 200))
  })

  it('is gone once it expired, and not there while the job runs', async () => {
    const { played, ask, base, story } = stage
    const run = played.repository.run({
      workflow: played.workflow,
      sha: story.bad,
      attempts: [
        {
          status: 'in_progress',
          jobs: [
            { name: 'old', log: 'x' },
            { name: 'running', status: 'in_progress' },
          ],
        },
      ],
    })
    const [old, running] = run.attempts[0]?.jobs ?? []
    expect((await ask(`GET ${base}/actions/jobs/${running?.id}/logs`)).status).toBe(404)
    const link = await linkTo(old?.id ?? 0)
    played.repository.expireLog(old?.id ?? 0)
    expect((await ask(`GET ${base}/actions/jobs/${old?.id}/logs`)).status).toBe(410)
    expect((await fetch(link)).status).toBe(404)
  })

  it('can be struck by faults of its own host', async () => {
    const link = await linkTo(stage.played.failingJob)
    stage.double.fault({ kind: 'status', status: 503, host: 'logs' })
    expect((await fetch(link)).status).toBe(503)
    stage.double.fault({ kind: 'cut-json', host: 'logs', path: '/logs' })
    await expect((await fetch(link)).text()).rejects.toThrow('terminated')
  })
})
