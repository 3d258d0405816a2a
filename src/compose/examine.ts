import { Probot, ProbotOctokit } from 'probot'

import { examineApp, hookAddress, type Needs } from '../adapters/github/examine/examine-app.ts'
import { examineStore } from '../adapters/store/examine-store.ts'
import type { Settings } from '../config/environment.ts'
import { voteRecordPath } from '../config/vote-record.ts'
import type { Finding } from '../engine/model/finding.ts'
import { shutdownSoon } from './compose-model.ts'

/** The same as `app.yml` asks for. */
export const needs: Needs = {
  permissions: {
    contents: 'read',
    actions: 'read',
    deployments: 'read',
    checks: 'read',
    statuses: 'read',
    pull_requests: 'read',
    merge_queues: 'read',
    issues: 'write',
  },
  events: [
    'deployment_status',
    'workflow_run',
    'check_suite',
    'status',
    'repository_dispatch',
    'pull_request',
    'push',
    'merge_group',
    'issue_comment',
    'issues',
    'repository',
    'installation_target',
  ],
}

const withinMs = 10_000
/** GitHub refuses what is signed a minute in the future. */
const skewMs = 30_000

/** Looks at all that the App needs around it. Changes nothing but that the data directory is made where it is missing. */
export async function examine(settings: Settings): Promise<readonly Finding[]> {
  const { appId, privateKey, apiUrl, store } = settings
  const probot = new Probot({
    appId,
    privateKey,
    baseUrl: apiUrl,
    secret: settings.webhookSecrets[0],
    logLevel: 'fatal',
    Octokit: ProbotOctokit.defaults((given: object) => ({ ...given, retry: { enabled: false } })),
  })
  const client = await probot.auth()
  const [clock, database] = await Promise.all([examineClock(apiUrl), examineStore(store)])
  const model = await examineModel(settings.languageModel)
  const app = await examineApp(client, needs, Date.now())
  const address = await hookAddress(client)
  const reached = address === null ? [] : [await examineReach(address)]
  return [clock, database, ...model, ...app, ...reached]
}

async function examineClock(apiUrl: string): Promise<Finding> {
  const about = 'clock'
  try {
    const begun = Date.now()
    const signal = AbortSignal.timeout(withinMs)
    const { headers } = await fetch(`${apiUrl}/rate_limit`, { redirect: 'manual', signal })
    const theirs = Date.parse(headers.get('date') ?? '')
    if (Number.isNaN(theirs)) {
      const mend = 'Something in between takes the header Date away: compare this machine’s clock by hand.'
      return { about, state: 'doubtful', says: 'GitHub told no time.', mend }
    }
    const skew = Math.round((begun - theirs) / 1000)
    if (Math.abs(skew) * 1000 <= skewMs) {
      return { about, state: 'well', says: 'This machine’s clock agrees with that of GitHub.', mend: null }
    }
    const says = `This machine’s clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} that of GitHub.`
    return {
      about,
      state: 'ill',
      says,
      mend: 'Let it be set by NTP: GitHub refuses credentials from another time.',
    }
  } catch {
    const mend = 'Check the network, a proxy, and GITHUB_API_URL or GHE_HOST.'
    return { about: 'network', state: 'ill', says: `GitHub cannot be reached at ${apiUrl}.`, mend }
  }
}

/** What is known of the language model without asking it anything. */
async function examineModel(server: Settings['languageModel']): Promise<readonly Finding[]> {
  if (server === null) return []
  const about = 'language model'
  const { model } = server
  const on = await shutdownSoon(server, { now: () => Date.now() })
  if (on !== null) {
    const says = `The provider has announced to shut ${model} down on ${on}.`
    return [{ about, state: 'doubtful', says, mend: 'Choose another model, and measure it with a backtest.' }]
  }
  const says =
    `${model} is asked where a repository says so. Its vote counts as bounded, and as fitted only in a repository ` +
    `whose ${voteRecordPath} shows that it helps there.`
  return [{ about, state: 'well', says, mend: null }]
}

/** Whether the App answers where GitHub sends webhooks, seen from this machine, which need not be what GitHub sees. */
async function examineReach(address: string): Promise<Finding> {
  const about = 'reachability'
  const mend =
    'Start the App, and let whatever speaks HTTPS for it pass /healthz and /api/github/webhooks on. From inside a ' +
    'network this may fail although GitHub gets through: see the deliveries.'
  try {
    const response = await fetch(new URL('/healthz', address), {
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    })
    if (response.status === 200 && (await response.text()).trim() === 'alive') {
      return { about, state: 'well', says: 'The App answers at the address of the webhook.', mend: null }
    }
    const says = `Something else than the App answers at the address of the webhook (${response.status}).`
    return { about, state: 'doubtful', says, mend }
  } catch {
    return { about, state: 'doubtful', says: 'Nothing answers at the address of the webhook.', mend }
  }
}
