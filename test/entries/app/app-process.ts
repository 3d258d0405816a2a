import process from 'node:process'

import { readEnvironment } from '../../../src/config/environment.ts'
import { AppOctokit } from '../../../src/entries/app/app-octokit.ts'
import { startApp } from '../../../src/entries/app/start-app.ts'

/** Asks as fast as it can. The App's own asks about once a second, which tests would only wait for. */
const UnpacedOctokit = AppOctokit.defaults((given: Readonly<Record<string, unknown>>) => ({
  ...given,
  throttle: { enabled: false },
}))

/** The App in a process of its own, with the log host of a double, which no setting may name. */
const environment = readEnvironment()
if (environment.kind === 'incomplete') throw new Error(JSON.stringify(environment.missing))
const settings = { ...environment.settings, logHosts: [process.env['TEST_LOG_HOST'] ?? ''] }
const app = await startApp(settings, process.env['TEST_PACED'] === 'yes' ? AppOctokit : UnpacedOctokit)
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)))
process.stdout.write(`port ${app.port}\n`)
