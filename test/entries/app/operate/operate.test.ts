import type { AddressInfo } from 'node:net'

import { describe, expect, it } from 'vitest'

import { inDetail } from '../../../../src/entries/app/operate/detail.ts'
import { meteredJournal } from '../../../../src/entries/app/operate/metered-journal.ts'
import { makeMeters } from '../../../../src/entries/app/operate/meters.ts'
import { metricsServer } from '../../../../src/entries/app/operate/metrics-server.ts'
import { redactedJournal } from '../../../../src/entries/app/operate/redacted-journal.ts'
import { appKeyPair } from '../../../double/app-key.ts'

describe('the page of metrics', () => {
  it('shows what was told of, how the queue stands and what GitHub was asked, and is the only page', async () => {
    const meters = makeMeters()
    const journal = meteredJournal({ note: () => {} }, meters)
    meters.watchQueue({ depth: async () => ({ waiting: 3, active: 1, dead: 2 }), lag: async () => 7 })
    meters.answer('GET /app', 200, { resource: 'core', remaining: 4999 })
    meters.delivery('recorded', 0.01)
    journal.note('triaged', { verdict: 'culprit', milliseconds: 1500, modelTokens: 40, incident: 'x' })
    journal.note('job done', { order: 'triage', state: 'done', delivery: 'a guid from outside' })
    const server = metricsServer(meters)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const page = await (await fetch(`${url}/metrics`)).text()
    const other = await fetch(`${url}/`)
    server.close()
    for (const line of [
      'prime_suspect_queue_jobs{state="waiting"} 3',
      'prime_suspect_queue_oldest_seconds 7',
      'prime_suspect_github_calls_total{route="GET /app",status="200"} 1',
      'prime_suspect_github_budget_remaining{resource="core"} 4999',
      'prime_suspect_triage_seconds_sum{verdict="culprit"} 1.5',
      'prime_suspect_jobs_total{order="triage",state="done"} 1',
      'prime_suspect_model_tokens_total 40',
    ]) {
      expect(page).toContain(line)
    }
    expect(page).not.toContain('a guid from outside')
    expect(other.status).toBe(404)
  })
})

describe('the details', () => {
  it('tell how a piece of work began and failed, in words that are clean, and hand its error on', async () => {
    const notes: [string, object | undefined][] = []
    const clean = (text: string) => text.replaceAll('hunter2', '[redacted]')
    const detail = inDetail({ note: (...note) => void notes.push([note[0], note[1]]) }, clean)
    const failing = detail.around('job', { delivery: 'd' }, async () => {
      throw new Error('password hunter2')
    })
    await expect(failing).rejects.toThrow('hunter2')
    detail.answer('GET /app', 200, { resource: 'core', remaining: 7 })
    expect(notes).toMatchObject([
      ['job begins', { delivery: 'd' }],
      ['job fails', { delivery: 'd', error: expect.stringMatching(/password \[redacted\]\n +at /) }],
      ['GitHub answers', { route: 'GET /app', status: 200, left: 7 }],
    ])
  })
})

describe('the log', () => {
  it('takes out our own secrets and whatever has the form of one', () => {
    const lines: unknown[] = []
    const { privateKey } = appKeyPair()
    const journal = redactedJournal(
      { note: (what, details) => void lines.push(what, details) },
      {
        privateKey,
        webhookSecrets: ['a-webhook-secret-of-some-length'],
        store: { kind: 'postgres', url: 'postgres://app:pass%20word@db/x' },
        languageModel: {
          apiKey: 'model-key-123456',
          baseUrl: null,
          model: 'm',
          voter: 'chat',
          price: null,
          perDay: { tokens: 1, dollars: null },
        },
      },
    )
    const secrets = [
      'a-webhook-secret-of-some-length',
      privateKey.split('\n')[3] ?? '',
      'pass word',
      'model-key-123456',
      'ghs_0123456789abcdef',
      'github_pat_0123456789abcdef',
      'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiI0MjQyIn0.c2lnbmF0dXJlc2lnbmF0dXJl',
      'Zm9v%2Bbar',
    ]
    journal.note(`failed with ${secrets[0]}`, {
      all: secrets.slice(0, -1).join(' | '),
      link: `https://user:hunter2pass@logs.test/x?se=1&sig=${secrets.at(-1)}&x=2`,
      attempt: 3,
    })
    const text = JSON.stringify(lines)
    for (const secret of [...secrets, 'hunter2pass']) expect(text).not.toContain(secret)
    expect(text).toContain('"attempt":3')
    expect(text).toContain('@logs.test/x?se=1')
  })
})
