import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { githubPace } from '../../test/double/pace.ts'
import type { Payload } from '../../test/double/payloads.ts'
import { storyActs, type StoryActs } from '../../test/double/play-story.ts'
import { startDouble, usualPermissions, type Double } from '../../test/double/start-double.ts'
import { deployStory, type Story } from '../../test/double/story.ts'
import { toInstant } from '../../test/double/world.ts'
import { secret } from '../../test/entries/app/a-webhook.ts'
import { type AppProcess, startAppProcess } from '../../test/entries/app/running-app.ts'

/** A GitHub on this machine, the App that works for it, and a story that has not begun. */
export type SandboxWorld = {
  readonly double: Double
  readonly story: Story
  readonly acts: StoryActs
  /** Delivers a webhook to the App and resolves when the App has done what it asks for. */
  readonly tell: (event: string, payload: Payload) => Promise<void>
  readonly close: () => Promise<void>
}

const minute = 60_000
/** From the beginning of a story of ten changes to its failed deployment. */
const storyMinutes = 13 * 47 + 40 + 10

const configuration = 'revert:\n  mode: on-command\n'
const permissions = { ...usualPermissions, contents: 'write', pull_requests: 'write' } as const

/** `address` is where people browse this GitHub, and below `/api` its own API, which `ready` is told the root of. */
export async function startSandboxWorld(
  address: string,
  ready: (apiUrl: string) => void,
): Promise<SandboxWorld> {
  const begins = toInstant(Date.now() - storyMinutes * minute)
  const [double, story] = await Promise.all([
    startDouble({ htmlUrl: address, pace: githubPace, app: { permissions } }),
    deployStory({ commits: 10, mergeMethod: 'mixed', begins, configuration }),
  ])
  ready(double.url)
  const acts = storyActs(double, story)
  double.install({ account: story.owner })
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-sandbox-'))
  const app = await startAppProcess(
    double,
    { DATA_DIRECTORY: directory },
    {
      apiUrl: `${address}/api/v3`,
      isPaced: true,
    },
  )
  return {
    double,
    story,
    acts,
    tell: async (event, payload) => await tell(double, app, event, payload),
    close: async () => {
      await app.end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
      await story.remove()
      await double.close()
    },
  }
}

async function tell(double: Double, app: AppProcess, event: string, payload: Payload): Promise<void> {
  const { guid, answer } = await double.deliver(event, payload, { to: app.webhook, secret })
  if (answer.trim() === 'recorded') await app.done(guid)
}
