import { isPrivate } from '../adapters/github/is-private.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { circuitBreaker } from '../adapters/language-model/circuit-breaker.ts'
import type { Store } from '../adapters/store/store.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { AppWorld, Behalf } from './app-world.ts'
import { type ComposedModel, composeModel, warnOfShutdown } from './compose-model.ts'
import type { RepositoryConfig } from './repository-config.ts'

/** Null where no model is configured, or the owner of the repository did not say that it may be asked. */
export type ModelFor = (
  client: GitHubClient,
  incident: Incident,
  config: RepositoryConfig,
  behalf: Behalf,
) => Promise<ComposedModel | null>

/** All installations share one circuit breaker: they ask the same server. */
export function modelAsker(
  { settings, clock, journal }: Pick<AppWorld, 'settings' | 'clock' | 'journal'>,
  store: Store,
): ModelFor {
  const breaker = circuitBreaker({ clock })
  const { languageModel: server } = settings
  if (server !== null) void warnOfShutdown(server, clock, journal)
  return async (client, incident, config, { installation }) => {
    const { enabled, inPrivateRepositories } = config.languageModel
    if (server === null || !enabled) return null
    if (!inPrivateRepositories && (await isPrivate(client, incident.repo))) return null
    const { modelLedger: ledger, modelAnswers: answers } = store.forInstallation(installation)
    return composeModel({ server, breaker, ledger, answers, clock, journal }, incident, config)
  }
}
