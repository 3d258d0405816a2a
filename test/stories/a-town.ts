import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Octokit } from '@octokit/core'

import { type AppWorld, composeApp, type Job, type Order } from '../../src/compose/compose-app.ts'
import type { RepositoryConfig } from '../../src/compose/repository-config.ts'
import { defaultConfig } from '../../src/config/schema.ts'
import type { Clock } from '../../src/engine/ports.ts'
import { translate } from '../../src/entries/app/translate.ts'
import { worker } from '../../src/entries/app/worker.ts'
import { quiet } from '../adapters/store/contract/under-test.ts'
import { openGit } from '../double/git-repository.ts'
import type { Payload } from '../double/payloads.ts'
import { type Double, startDouble } from '../double/start-double.ts'
import { deployStory, type StoryOptions } from '../double/story.ts'
import { openShop, type Shop } from './a-shop.ts'

export type Town = Awaited<ReturnType<typeof openTown>>

type TownOptions = StoryOptions & {
  /** That the operator named; null: none. */
  readonly languageModel?: AppWorld['settings']['languageModel']
}

const second = 1000

/**
 * A GitHub with any number of shops, and the App that watches them: its own translating, working, engine and store, in
 * this process. Only the queue is left out: what a delivery asks for is done at once, and `tells` gives what came of it.
 */
export async function openTown({ languageModel = null, ...options }: TownOptions = {}) {
  const [double, story] = await Promise.all([
    startDouble(),
    deployStory({ commits: 6, mergeMethod: 'mixed', ...options }),
  ])
  const { id } = double.install({ account: story.owner })
  const installation = String(id)
  const token = double.token({ kind: 'installation', installation: id })
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-town-'))
  let now = Date.parse(story.badAt) + 600 * second
  const clock = { now: () => now }
  const app = await composeApp(worldOf(double, token, clock, directory, languageModel))
  const configs = new Map<string, RepositoryConfig>()
  const workbench: typeof app.workbench = {
    ...app.workbench,
    config: async ({ repo }) => configs.get(repo.name) ?? defaultConfig,
  }
  const handle = worker({ store: app.store, workbench, clock, journal: quiet })
  let deliveries = 0
  const { signal } = new AbortController()

  /** What came of a delivery: what its record says, or why there was nothing to do. */
  const tells = async (event: string, payload: Payload): Promise<string> => {
    const asked = translate(event, payload, app.readPayload, now)
    if (asked.kind === 'nothing') return 'nothing'
    const delivery = `delivery-${++deliveries}`
    const { order, meaning } = asked
    const kept = { guid: delivery, bodyHash: delivery, event, installation, meaning }
    const recorded = await app.store.deliveries.record(kept, order)
    return recorded.kind === 'duplicate' ? 'duplicate' : await does(order, delivery)
  }
  const does = async (order: Order, delivery: string): Promise<string> => {
    const job: Job = { installation, order, delivery, id: delivery, attempt: 0, isLast: false, signal }
    return (await handle(job)).says
  }
  /** Time goes by, on the calendar of the double too. */
  const passes = (milliseconds: number): void => {
    now = Math.max(now + milliseconds, Date.parse(double.world.at()))
    double.world.at(new Date(now).toISOString())
  }
  passes(0)
  const shops: Shop[] = []
  const git = openGit(story.dir)
  return {
    double,
    story,
    token,
    installationId: id,
    store: app.store.forInstallation(installation),
    tells,
    passes,
    clock,
    /** The same past in a repository of its own. */
    aShop: async (config: Partial<RepositoryConfig> = {}): Promise<Shop> => {
      const name = `shop-${shops.length + 1}`
      configs.set(name, { ...defaultConfig, ...config })
      const shop = await openShop({ double, tells, passes, git }, { ...story, name })
      shops.push(shop)
      return shop
    },
    close: async () => {
      await app.store.close()
      rmSync(directory, { recursive: true, force: true })
      await story.remove()
      await double.close()
    },
  }
}

/** Nothing of a story grows so old. */
const retention = { deliveries: 30, incidents: 365, excerpts: 90, labels: 3650 }

function worldOf(
  double: Double,
  token: string,
  clock: Clock,
  directory: string,
  languageModel: AppWorld['settings']['languageModel'],
): AppWorld {
  const { id, privateKey } = double.app
  return {
    settings: {
      appId: String(id),
      privateKey,
      forgeUrl: 'https://github.com',
      languageModel,
      retention,
    },
    store: { kind: 'embedded', directory },
    logHosts: [new URL(double.logsUrl).host],
    mirrors: null,
    weightsDirectory: null,
    clock,
    journal: quiet,
    clientFor: async (of) => new Octokit({ auth: of === null ? double.jwt() : token, baseUrl: double.url }),
  }
}
