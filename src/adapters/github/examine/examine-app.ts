import { z } from 'zod'

import type { Finding } from '../../../engine/model/finding.ts'
import { Refusal } from '../../../engine/model/refusal.ts'
import { boundedClient } from '../api/bounded-client.ts'
import { readRest } from '../api/read-rest.ts'
import { wireInstant } from '../api/wire-types.ts'
import { hookAttempts } from '../missed/hook-deliveries.ts'
import type { GitHubClient } from '../octokit.ts'

/** What the App has to be granted and told; `app.yml` asks for the same. */
export type Needs = {
  readonly permissions: Readonly<Record<string, string>>
  readonly events: readonly string[]
}

const levels = z.record(z.string(), z.string())
const app = z.object({ slug: z.string(), permissions: levels, events: z.array(z.string()) })
const hook = z.object({
  url: z.string().nullish(),
  content_type: z.string().nullish(),
  insecure_ssl: z.union([z.string(), z.number()]).nullish(),
  secret: z.string().nullish(),
})
const installed = z.array(z.object({ permissions: levels, suspended_at: wireInstant }))

const hour = 3_600_000

/** Asks GitHub, as the App itself, whether all is set up as it has to be. Never throws over what GitHub answers. */
export async function examineApp(
  client: GitHubClient,
  needs: Needs,
  now: number,
): Promise<readonly Finding[]> {
  const bounded = boundedClient(client)
  const credentials = await examined('credentials', async () => {
    const known = await readRest(bounded, 'GET /app', {}, app)
    return [well('credentials', `GitHub knows this App as ${known.slug}.`), ...grantsOf(known, needs)]
  })
  if (credentials.some(({ state, about }) => about === 'credentials' && state !== 'well')) return credentials
  const installations = await examined(
    'installations',
    async () => await examineInstallations(bounded, needs),
  )
  const webhook = await examined('webhook', async () =>
    webhookOf(await readRest(bounded, 'GET /app/hook/config', {}, hook)),
  )
  const deliveries = await examined('deliveries', async () => await examineDeliveries(client, now))
  return [...credentials, ...installations, ...webhook, ...deliveries]
}

/** The address that GitHub sends webhooks to; null where it has none or does not say. */
export async function hookAddress(client: GitHubClient): Promise<string | null> {
  try {
    return (await readRest(boundedClient(client), 'GET /app/hook/config', {}, hook)).url ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

async function examined(
  about: string,
  examine: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await examine()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const mend = mendOf(error, about)
    return [{ about, state: 'ill', says: `${error.message}.`, mend }]
  }
}

function mendOf({ kind, mend }: Refusal, about: string): string {
  if (kind === 'transient')
    return 'If GitHub cannot be reached from here at all, mend that first; else run this again in some minutes.'
  return about === 'credentials' && kind === 'misconfigured'
    ? 'APP_ID and PRIVATE_KEY have to be of the same App, the key must not be revoked, and this machine’s clock must be right.'
    : mend
}

function grantsOf(known: z.output<typeof app>, needs: Needs): readonly Finding[] {
  const lacking = lackingOf(known.permissions, needs)
  const unheard = needs.events.filter((event) => !known.events.includes(event))
  return [
    lacking.length === 0
      ? well('permissions', 'The App asks for all the permissions it needs.')
      : {
          about: 'permissions',
          state: 'ill',
          says: `The App does not ask for ${lacking.join(', ')}.`,
          mend: 'Add them on the App’s page under "Permissions & events"; its users then have to accept them.',
        },
    unheard.length === 0
      ? well('events', 'The App is told of all the events it needs.')
      : {
          about: 'events',
          state: 'ill',
          says: `The App is not told of ${unheard.join(', ')}.`,
          mend: 'Subscribe to them on the App’s page under "Permissions & events".',
        },
  ]
}

function lackingOf(granted: Readonly<Record<string, string>>, { permissions }: Needs): readonly string[] {
  return Object.entries(permissions)
    .filter(([name, level]) => granted[name] !== level && granted[name] !== 'write')
    .map(([name, level]) => `${name}: ${level}`)
}

async function examineInstallations(client: GitHubClient, needs: Needs): Promise<readonly Finding[]> {
  const all = await readRest(client, 'GET /app/installations', { per_page: 100, page: 1 }, installed)
  const active = all.filter((one) => one.suspended_at === null)
  const poor = active.filter((one) => lackingOf(one.permissions, needs).length > 0)
  const about = 'installations'
  const many = all.length === 100 ? 'at least 100' : String(all.length)
  if (active.length === 0) {
    const mend = 'Install it on the repositories it is to watch.'
    return [{ about, state: 'ill', says: 'The App is installed nowhere, or suspended everywhere.', mend }]
  }
  if (poor.length === 0) return [well(about, `Of ${many} installations all grant what the App needs.`)]
  const says = `Of ${many} installations ${poor.length} have not granted all that the App needs.`
  return [{ about, state: 'doubtful', says, mend: 'Their owners find the request in their settings.' }]
}

function webhookOf({
  url,
  content_type: type,
  insecure_ssl: insecure,
  secret,
}: z.output<typeof hook>): readonly Finding[] {
  const ill = (says: string, mend: string): Finding => ({ about: 'webhook', state: 'ill', says, mend })
  const onPage = 'Set it on the App’s page under "Webhook".'
  const found: Finding[] = []
  if (!url) return [ill('The App has no webhook address.', `${onPage} It ends in /api/github/webhooks.`)]
  if (URL.parse(url)?.pathname !== '/api/github/webhooks')
    found.push(ill('The webhook address does not end in /api/github/webhooks.', onPage))
  if (type !== 'json') found.push(ill('The webhook does not send application/json.', onPage))
  if (!secret) found.push(ill('The webhook has no secret.', `${onPage} It is the value of WEBHOOK_SECRET.`))
  if (String(insecure ?? '0') !== '0' || url.startsWith('http:'))
    found.push({
      about: 'webhook',
      state: 'doubtful',
      says: 'Webhooks come without a checked certificate.',
      mend: onPage,
    })
  return found.length > 0 ? found : [well('webhook', 'Address, content type and secret are set.')]
}

async function examineDeliveries(client: GitHubClient, now: number): Promise<readonly Finding[]> {
  const { attempts } = await hookAttempts(client, { since: now - hour, from: null, mostPages: 1 })
  const failed = attempts.filter(({ arrived }) => !arrived).length
  const about = 'deliveries'
  if (attempts.length === 0) {
    const mend = 'If anything happened in between, see the App’s page under "Advanced".'
    return [{ about, state: 'doubtful', says: 'GitHub delivered nothing within the last hour.', mend }]
  }
  const says = `Of the last ${attempts.length} deliveries within an hour ${failed} failed.`
  if (failed === 0) return [well(about, says)]
  const mend =
    'The App’s page shows under "Advanced" what was answered: 401 is a wrong secret, no answer a wrong address or a proxy.'
  return [{ about, state: failed === attempts.length ? 'ill' : 'doubtful', says, mend }]
}

function well(about: string, says: string): Finding {
  return { about, state: 'well', says, mend: null }
}
