import { countCalls } from '../adapters/github/count-calls.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import type { Store } from '../adapters/store/store.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Incident } from '../engine/model/incident.ts'
import { triage } from '../engine/triage.ts'
import type { AppHands } from './app-hands.ts'
import { modelAsker } from './app-model.ts'
import type { AppWorld, Workbench } from './app-world.ts'
import { caseWindow } from './case-window.ts'
import { heardPolicy } from './heard-policy.ts'
import { localMirror } from './local-mirror.ts'
import { repositoryWeights } from './repository-weights.ts'
import { testReportsOf } from './test-reports.ts'
import { withPushes } from './with-pushes.ts'
import { withQueueBase } from './with-queue-base.ts'

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
