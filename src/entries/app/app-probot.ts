import process from 'node:process'

import { Probot } from 'probot'
import { z } from 'zod'

import type { Settings } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Journal } from '../../engine/ports.ts'
import { AppOctokit } from './app-octokit.ts'

/** A Probot that reads nothing of the environment and serves nothing itself. */
export async function makeProbot(
  { appId, privateKey, webhookSecrets, apiUrl, logLevel }: Settings,
  Octokit: typeof AppOctokit = AppOctokit,
): Promise<Probot> {
  const probot = new Probot({
    appId,
    privateKey,
    secret: webhookSecrets[0],
    baseUrl: apiUrl,
    Octokit,
    // Never below `info`: at `debug` Probot prints whole payloads and request bodies.
    logLevel: logLevel === 'debug' ? 'info' : logLevel,
    logFormat: process.stdout.isTTY ? 'pretty' : 'json',
    logLevelInString: true,
  })
  return await probot.ready()
}

/** A token of the installation, from the same memory as those of its clients. */
export async function tokenFor(probot: Probot, installation: string): Promise<string> {
  const octokit = await probot.auth(Number(installation))
  return z.object({ token: z.string().min(1) }).parse(await octokit.auth({ type: 'installation' })).token
}

/** Notes go where Probot's own words go. */
export function journalOf(probot: Probot): Journal {
  return { note: (what, details) => probot.log.info({ ...details }, what) }
}

/** Where details go, which only `debug` asks for; null where it does not. */
export function detailJournalOf(probot: Probot, { logLevel }: Pick<Settings, 'logLevel'>): Journal | null {
  if (logLevel !== 'debug') return null
  // A child, so that Probot's own words stay at `info`.
  const log = probot.log.child({}, { level: 'debug' })
  return { note: (what, details) => log.debug({ ...details }, what) }
}

/** Tells early whether the credentials are right. Deliveries are taken all the same: GitHub may just be away. */
export async function introduce(slug: () => Promise<string>, journal: Journal): Promise<void> {
  try {
    journal.note('GitHub knows this App', { slug: await slug() })
  } catch (error) {
    const because = error instanceof Refusal ? `${error.message}. ${error.mend}` : 'unknown'
    journal.note('the App could not introduce itself to GitHub', { because })
  }
}
