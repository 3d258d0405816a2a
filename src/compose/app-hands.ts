import { githubActor } from '../adapters/github/github-actor.ts'
import {
  type Granted,
  installationIn,
  lackingFor,
  needsOf,
  permissionsFor,
} from '../adapters/github/granted.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReruns } from '../adapters/github/rerun/run-states.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { ledgeredActor } from '../adapters/store/ledgered-actor.ts'
import type { Store } from '../adapters/store/store.ts'
import type { Act } from '../engine/model/act.ts'
import type { Actor, RerunSource, RevertSource } from '../engine/ports.ts'
import { type AppWorld, type Behalf, markerKeyOf } from './app-world.ts'

/** By what the App acts, and what it asks before it takes a change back. */
export type AppHands = {
  readonly actorWith: (client: GitHubClient, behalf: Behalf) => Promise<Actor>
  readonly revertsOf: (client: GitHubClient, behalf: Behalf) => Promise<RevertSource>
  readonly rerunsOf: (client: GitHubClient, behalf: Behalf) => RerunSource
}

export function appHands(
  { settings, clientFor }: Pick<AppWorld, 'settings' | 'clientFor'>,
  store: Store,
  slug: () => Promise<string>,
): AppHands {
  const asked = new WeakMap<Behalf, Promise<Granted>>()
  /** Asked once for a job, and only where something depends on it. */
  const grantedFor = async (behalf: Behalf): Promise<Granted> => {
    const known =
      asked.get(behalf) ??
      clientFor(null)
        .then((client) => installationIn(client, behalf.repo))
        .then(({ granted }) => granted)
    asked.set(behalf, known)
    return await known
  }
  const actorWith = async (client: GitHubClient, behalf: Behalf): Promise<Actor> => {
    const { installation, cause } = behalf
    const inner = githubActor(client, { appSlug: await slug(), markerKey: markerKeyOf(settings) })
    const ledgered = ledgeredActor(inner, store.forInstallation(installation).effects(cause))
    return { ...ledgered, lacks: async (act) => lackingFor(await grantedFor(behalf), needsOf(act)) }
  }
  const mayWrite = async (behalf: Behalf, kind: Act['kind']) =>
    lackingFor(await grantedFor(behalf), permissionsFor[kind]).length === 0 ? 'yes' : 'no'
  const revertsOf = async (client: GitHubClient, behalf: Behalf): Promise<RevertSource> => ({
    ...githubReverts(client, { login: `${await slug()}[bot]`, markerKey: markerKeyOf(settings) }),
    mayWrite: async () => await mayWrite(behalf, 'open-revert'),
  })
  const rerunsOf = (client: GitHubClient, behalf: Behalf): RerunSource => ({
    ...githubReruns(client),
    lately: async (repo) => await store.forInstallation(behalf.installation).rerunsLately(repo),
    mayWrite: async () => await mayWrite(behalf, 're-run'),
  })
  return { actorWith, revertsOf, rerunsOf }
}
