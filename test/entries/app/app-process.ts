import process from 'node:process'

import { readEnvironment } from '../../../src/config/environment.ts'
import { AppOctokit } from '../../../src/entries/app/app-octokit.ts'
import { endInOrder } from '../../../src/entries/app/end-app.ts'
import { lessMemory } from '../../../src/entries/app/less-memory.ts'
import { startApp } from '../../../src/entries/app/start-app.ts'

/** Asks as fast as it can. The App's own asks about once a second, which tests would only wait for. */
const UnpacedOctokit = AppOctokit.defaults((given: Readonly<Record<string, unknown>>) => ({
  ...given,
  throttle: { enabled: false },
}))

/** The App in a process of its own, with the log host of a double, which no setting may name. */
const environment = readEnvironment()
if (environment.kind === 'incomplete') throw new Error(JSON.stringify(environment.missing))
const logHosts = [process.env['TEST_LOG_HOST'] ?? '']
/** What the double tells of happened on a day of its own, unless its story begins today. */
const isToday = process.env['TEST_TODAY'] === 'yes'
const behind = isToday ? 0 : Date.now() - Date.parse('2026-03-02T12:00:00Z')
const forgeClock = { now: () => Date.now() - behind }
// Only where a test asks for it: it would find the double's failures before the test tells of them.
const recovers = process.env['TEST_RECOVERS'] === 'yes'
const Octokit = process.env['TEST_PACED'] === 'yes' ? AppOctokit : UnpacedOctokit
lessMemory(environment.settings)
const app = await startApp({ ...environment.settings, logHosts }, { forgeClock, recovers, Octokit })
endInOrder(app, { drainWithinMs: Number(process.env['TEST_DRAIN_MS'] ?? 25_000) })
process.stdout.write(`port ${app.port}\n`)
