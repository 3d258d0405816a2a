import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { needs } from '../../../src/compose/examine.ts'
import type { Finding } from '../../../src/engine/model/finding.ts'
import { secret } from '../app/a-webhook.ts'
import { anExaminedApp, type ExaminedApp } from '../app/an-examined-app.ts'
import { runCli } from './run-cli.ts'

describe('prime-suspect doctor', () => {
  let app: ExaminedApp

  beforeEach(async () => {
    app = await anExaminedApp()
  })

  afterEach(async () => {
    await app.close()
  })

  const environment = () => ({
    ...app.environment,
    DATABASE_URL: null,
  })

  /** What it finds amiss: for each the sign, the matter, and the two sentences. */
  const amiss = async (over: Readonly<Record<string, string | null>> = {}) => {
    const run = await runCli(['doctor', '--json'], { env: { ...environment(), ...over } })
    expect(run.stderr).toBe('')
    const findings = JSON.parse(run.stdout) as readonly Finding[]
    const failing = findings.filter(({ state }) => state !== 'well')
    // Whatever is not well says in words what to do about it.
    for (const { says, mend } of failing) {
      expect(says).toMatch(/\.$/)
      expect(mend).toMatch(/^[A-Z].{20,}\.$/)
    }
    return { code: run.code, found: failing.map(({ about, state, says }) => `${state} ${about}: ${says}`) }
  }

  it('reads all that is there, line by line, and ends well', async () => {
    app.double.install({ account: 'acme' })
    const { code, stdout, stderr } = await runCli(['doctor'], { env: environment() })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const lines = stdout.split('\n').filter((line) => /^\S/.test(line))
    expect(lines.map((line) => line.slice(0, 20).trim().replaceAll(/ +/g, ' '))).toEqual([
      'ok settings',
      'ok clock',
      'ok database',
      'ok credentials',
      'ok permissions',
      'ok events',
      'ok installations',
      '? webhook',
      '? deliveries',
      'ok reachability',
    ])
  })

  it('says which settings are missing', async () => {
    const { code, found } = await amiss({ APP_ID: null, WEBHOOK_SECRET: 'development' })
    expect(code).toBe(2)
    expect(found).toEqual([
      'ill APP_ID: APP_ID is not set.',
      'ill WEBHOOK_SECRET: WEBHOOK_SECRET is still `development`.',
    ])
  })

  it('says that credentials and database are not right, and keeps the password to itself', async () => {
    const DATABASE_URL = 'postgres://app:hidden-password@127.0.0.1:1/app'
    const { code, found } = await amiss({ APP_ID: '99', DATABASE_URL })
    expect(code).toBe(3)
    expect(found).toEqual([
      'ill database: The server of DATABASE_URL cannot be used (ECONNREFUSED).',
      expect.stringMatching(/^ill credentials: /),
    ])
    expect(found.join('\n')).not.toContain('hidden-password')
  })

  it('says that GitHub cannot be reached', async () => {
    const { code, found } = await amiss({ GITHUB_API_URL: 'http://127.0.0.1:1' })
    expect(code).toBe(3)
    expect(found).toEqual([
      'ill network: GitHub cannot be reached at http://127.0.0.1:1.',
      expect.stringMatching(/^ill credentials: /),
    ])
  })

  it('says what the App is not granted, not told and not installed on, and what its webhook lacks', async () => {
    await app.close()
    const { issues: _issues, ...permissions } = needs.permissions
    app = await anExaminedApp({ permissions, events: needs.events.filter((one) => one !== 'status') })
    const { double } = app
    const hour = 'Mon, 02 Mar 2026 08:00:00 GMT'
    double.fault({ path: '/rate_limit', kind: 'status', status: 200, headers: { date: hour } })
    const hook = { url: 'https://127.0.0.1:1/elsewhere', content_type: 'form', insecure_ssl: '1' }
    double.fault({ path: '/app/hook/config', kind: 'status', status: 200, body: hook, times: 2 })
    const gone = double.payloads.installation('deleted', double.install({ account: 'acme' }).id)
    double.world.installations.length = 0
    await double.deliver('installation', gone, { to: hook.url, secret, lost: true })
    const { code, found } = await amiss()
    expect(code).toBe(3)
    expect(found).toEqual([
      expect.stringMatching(/^ill clock: This machine’s clock is \d+ s ahead of that of GitHub\.$/),
      'ill permissions: The App does not ask for issues: write.',
      'ill events: The App is not told of status.',
      'ill installations: The App is installed nowhere, or suspended everywhere.',
      'ill webhook: The webhook address does not end in /api/github/webhooks.',
      'ill webhook: The webhook does not send application/json.',
      'ill webhook: The webhook has no secret.',
      'doubtful webhook: Webhooks come without a checked certificate.',
      'ill deliveries: Of the last 1 deliveries within an hour 1 failed.',
      'doubtful reachability: Nothing answers at the address of the webhook.',
    ])
  })
})
