import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
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
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Act } from '../engine/model/act.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Actor, RerunSource, RevertSource } from '../engine/ports.ts'
import { triage } from '../engine/triage.ts'
import { modelAsker } from './app-model.ts'
import { type AppWorld, type Behalf, markerKeyOf, type Workbench } from './app-world.ts'
import { caseWindow } from './case-window.ts'
import { heardPolicy } from './heard-policy.ts'
import { localMirror } from './local-mirror.ts'
import { repositoryWeights } from './repository-weights.ts'
import { testReportsOf } from './test-reports.ts'
import { withPushes } from './with-pushes.ts'
import { withQueueBase } from './with-queue-base.ts'

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

/** Triages with what the store knows of the installation, and keeps the window of changes that words will be about. */
export function appTriage(
  world: AppWorld,
  store: Store,
  { actorWith, revertsOf, rerunsOf }: AppHands,
): Workbench['triage'] {
  const { settings, clock, journal, clientFor, logHosts, mirrors } = world
  const modelFor = modelAsker(world, store)
  return async (incident, config, behalf, wish) => {
    let calls = 0
    const client = countCalls(await clientFor(behalf.installation), () => {
      calls += 1
    })
    const composed = await modelFor(client, incident, config, behalf)
    const { cases, words, landings, pushes, mergeGroups } = store.forInstallation(behalf.installation)
    const own = await repositoryWeights(world.weightsDirectory, incident.repo, journal)
    const { owner, name } = incident.repo
    const { policy, says } = heardPolicy(policyFromConfig(config), {
      repo: `${owner}/${name}`,
      model: composed === null ? null : (settings.languageModel?.model ?? null),
      voter: settings.languageModel?.voter ?? 'chat',
      weights: own,
      record: config.voteRecord ?? null,
    })
    const forge = githubForge(client, {
      logHosts,
      condenser: condenseLog,
      syntax: syntaxReader(),
      ...testReportsOf(config),
      told: {
        landings: async (repo, shas) => await landings.of(repo, shas),
        paths: async (repo, shas) => await pushes.pathsOf(repo, shas),
      },
      ...(mirrors === null
        ? {}
        : { local: localMirror({ mirrors, forgeUrl: settings.forgeUrl, ...behalf }, journal) }),
    })
    const baseOf = async ({ repo, badSha }: Incident) => (await mergeGroups.at(repo, badSha))?.base ?? null
    const parts = {
      forge: withQueueBase(withPushes(forge, pushes), client, baseOf),
      actor: policy.mode === 'report' ? await actorWith(client, behalf) : null,
      cases,
      told: await words.told(incident.id),
      hearsButtons: true as const,
      ...(wish === null ? {} : { wish }),
      reverts: await revertsOf(client, behalf),
      reruns: rerunsOf(client, behalf),
      model: composed?.model ?? null,
      modelDollars: () => composed?.dollars() ?? null,
      clock,
      journal,
      forgeUrl: settings.forgeUrl,
      configuration: [...(config.warnings ?? []), ...says],
      apiCalls: () => calls,
      ...(own === null ? {} : { weights: own }),
    }
    const triaged = await triage(incident, parts, policy)
    await words.keepWindow(incident.id, caseWindow(triaged))
    return triaged
  }
}
