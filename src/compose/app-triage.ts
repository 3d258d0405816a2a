import { githubMergeChecks } from '../adapters/github/changes/checks-at-merge.ts'
import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { allows, installationIn } from '../adapters/github/granted.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { ledgeredActor } from '../adapters/store/ledgered-actor.ts'
import type { Store } from '../adapters/store/store.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Actor, RevertSource } from '../engine/ports.ts'
import { triage } from '../engine/triage.ts'
import { modelAsker } from './app-model.ts'
import { type AppWorld, type Behalf, markerKeyOf, type Workbench } from './app-world.ts'
import { caseWindow } from './case-window.ts'
import { heardPolicy } from './heard-policy.ts'
import { localMirror } from './local-mirror.ts'
import { repositoryWeights } from './repository-weights.ts'
import { testReportsOf } from './test-reports.ts'
import { withLandings } from './with-landings.ts'

/** By what the App acts, and what it asks before it takes a change back. */
export type AppHands = {
  readonly actorWith: (client: GitHubClient, behalf: Behalf) => Promise<Actor>
  readonly revertsOf: (client: GitHubClient) => Promise<RevertSource>
}

export function appHands(
  { settings, clientFor }: Pick<AppWorld, 'settings' | 'clientFor'>,
  store: Store,
  slug: () => Promise<string>,
): AppHands {
  const actorWith = async (client: GitHubClient, { installation, cause }: Behalf): Promise<Actor> => {
    const inner = githubActor(client, { appSlug: await slug(), markerKey: markerKeyOf(settings) })
    return ledgeredActor(inner, store.forInstallation(installation).effects(cause))
  }
  const revertsOf = async (client: GitHubClient): Promise<RevertSource> => ({
    ...githubReverts(client, { login: `${await slug()}[bot]`, markerKey: markerKeyOf(settings) }),
    mayWrite: async (repo) => {
      const { granted } = await installationIn(await clientFor(null), repo)
      return allows(granted, 'open-revert') ? 'yes' : 'no'
    },
  })
  return { actorWith, revertsOf }
}

/** Triages with what the store knows of the installation, and keeps the window of changes that words will be about. */
export function appTriage(
  world: AppWorld,
  store: Store,
  { actorWith, revertsOf }: AppHands,
): Workbench['triage'] {
  const { settings, clock, journal, clientFor, logHosts, mirrors } = world
  const modelFor = modelAsker(world, store)
  return async (incident, config, behalf, wish) => {
    let calls = 0
    const client = countCalls(await clientFor(behalf.installation), () => {
      calls += 1
    })
    const composed = await modelFor(client, incident, config, behalf)
    const { cases, words, landings } = store.forInstallation(behalf.installation)
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
      ...(mirrors === null
        ? {}
        : { local: localMirror({ mirrors, forgeUrl: settings.forgeUrl, ...behalf }, journal) }),
    })
    const parts = {
      forge: withLandings(forge, landings),
      actor: policy.mode === 'report' ? await actorWith(client, behalf) : null,
      cases,
      told: await words.told(incident.id),
      ...(wish === null ? {} : { wish }),
      mergeChecks: githubMergeChecks(client),
      reverts: await revertsOf(client),
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
