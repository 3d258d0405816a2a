import { githubMergeChecks } from '../adapters/github/changes/checks-at-merge.ts'
import { githubClient } from '../adapters/github/client.ts'
import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { commitOf, givenRange } from '../adapters/github/given-commits.ts'
import { incidentOfDeployment, incidentOfRun } from '../adapters/github/incident-by-id.ts'
import { incidentFromPayload } from '../adapters/github/incident-from-payload.ts'
import { isPrivate } from '../adapters/github/is-private.ts'
import { newestFailedDeployment } from '../adapters/github/newest-failed-deployment.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { circuitBreaker } from '../adapters/language-model/circuit-breaker.ts'
import { memoryLedger } from '../adapters/language-model/memory-ledger.ts'
import type { OpenAiSettings } from '../adapters/language-model/openai-client.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import type { Config } from '../config/schema.ts'
import { watched } from '../config/watched.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Policy } from '../engine/model/policy.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Actor, Clock, Forge, Journal } from '../engine/ports.ts'
import { triage, type Triaged } from '../engine/triage.ts'
import { type ComposedModel, composeModel, warnOfShutdown } from './compose-model.ts'
import { localClone } from './local-clone.ts'
import { repositoryConfig } from './repository-config.ts'

export type { Triaged } from '../engine/triage.ts'

/** What started the run of the workflow that uses the Action. */
export type WorkflowEvent = { readonly name: string; readonly payload: unknown }

/** What is to be looked at. `good` and `bad` name a commit, tag or branch; null where it is to be found out. */
export type Target = {
  readonly what:
    | { readonly kind: 'event'; readonly event: WorkflowEvent; readonly environment: string | null }
    | { readonly kind: 'run'; readonly runId: string }
    | { readonly kind: 'deployment'; readonly environment: string }
  readonly good: string | null
  readonly bad: string | null
}

type Found =
  | { readonly kind: 'incident'; readonly incident: Incident }
  | { readonly kind: 'nothing'; readonly because: string }

/** The engine as the Action sees it. Both throw `Refusal` where the world does not let them go on. */
export type ActionEngine = {
  readonly find: (target: Target) => Promise<Found>
  readonly triage: (incident: Incident, good: string | null) => Promise<Triaged>
}

export type ActionSettings = {
  readonly token: string
  /** Who writes with that token, such as `github-actions[bot]`. */
  readonly login: string
  readonly apiUrl: string
  readonly forgeUrl: string
  readonly repo: Repo
  /** `report` writes only where the configuration of the repository does not say `observe`. */
  readonly mode: Policy['mode']
  /** Null: what the configuration says. */
  readonly maxSuspects: number | null
  readonly logHosts: readonly string[]
  readonly model: OpenAiSettings | null
  readonly journal: Journal
  /** Where the repository was checked out before, if it was: what a whole clone knows costs no call. */
  readonly clone: string | null
}

/** Reads the configuration on the default branch, then stands ready. Throws `Refusal` where it cannot be used. */
export async function composeAction(settings: ActionSettings): Promise<ActionEngine> {
  const { token, apiUrl: baseUrl, repo, journal, forgeUrl } = settings
  let calls = 0
  const plain = githubClient({ token, baseUrl, userAgent: 'prime-suspect-action' })
  const client = countCalls(plain, () => {
    calls += 1
  })
  const config = await repositoryConfig(client, repo)
  const policy = policyOf(config, settings)
  const syntax = syntaxReader()
  const forge = githubForge(client, {
    logHosts: settings.logHosts,
    condenser: condenseLog,
    syntax,
    ...(settings.clone === null ? {} : { local: localClone(settings.clone, syntax, journal) }),
  })
  const clock = { now: () => Date.now() }
  const modelFor = await modelOf(client, settings, config, clock)
  const world = {
    actor: policy.mode === 'report' ? actorOf(client, settings) : null,
    cases: null,
    mergeChecks: githubMergeChecks(client),
    reverts: githubReverts(client, { login: settings.login, markerKey: markerKeyOf(repo) }),
    clock,
    journal,
    forgeUrl,
    configuration: config.warnings ?? [],
    apiCalls: () => calls,
  }
  return {
    find: async (target) => await withBad(client, repo, target, await found(client, repo, config, target)),
    triage: async (incident, good) => {
      const composed = modelFor(incident)
      const own = {
        forge: await withGood(client, forge, repo, good),
        model: composed?.model ?? null,
        modelDollars: () => composed?.dollars() ?? null,
      }
      return await triage(incident, { ...world, ...own }, policy)
    },
  }
}

/**
 * The model for an incident. Naming it in the workflow is the owner's word that it may be asked; a private repository
 * needs a second one, in its configuration.
 */
async function modelOf(
  client: GitHubClient,
  { model: server, repo, journal }: ActionSettings,
  config: Config,
  clock: Clock,
): Promise<(incident: Incident) => ComposedModel | null> {
  if (server === null) return () => null
  if (!config.languageModel.inPrivateRepositories && (await isPrivate(client, repo))) {
    journal.note('no language model is asked: languageModel.inPrivateRepositories is not set', {})
    return () => null
  }
  void warnOfShutdown(server, clock, journal)
  const parts = {
    server,
    breaker: circuitBreaker({ clock }),
    ledger: memoryLedger(),
    answers: null,
    clock,
    journal,
  }
  return (incident) => composeModel(parts, incident, config)
}

function policyOf(config: Config, { mode, maxSuspects }: ActionSettings): Policy {
  const policy = policyFromConfig(config)
  return {
    ...policy,
    mode: mode === 'report' ? policy.mode : 'observe',
    shortlistLength: maxSuspects ?? policy.shortlistLength,
  }
}

/** What a person names is looked at whatever the configuration watches. */
async function found(client: GitHubClient, repo: Repo, config: Config, { what }: Target): Promise<Found> {
  if (what.kind === 'run')
    return { kind: 'incident', incident: await incidentOfRun(client, repo, what.runId) }
  if (what.kind === 'deployment') {
    const id = await newestFailedDeployment(client, repo, what.environment)
    return { kind: 'incident', incident: await incidentOfDeployment(client, repo, id) }
  }
  const { name, payload } = what.event
  const meaning = incidentFromPayload(name, payload, { branches: config.branches })
  if (meaning.kind === 'nothing') return meaning
  if (meaning.kind === 'recovery') return { kind: 'nothing', because: 'Nothing failed.' }
  const because = ignoredBecause(meaning.incident, config, what.environment)
  return because === null ? { kind: 'incident', incident: meaning.incident } : { kind: 'nothing', because }
}

function ignoredBecause({ failing }: Incident, config: Config, environment: string | null): string | null {
  if (environment !== null && failing.kind === 'deployment' && failing.environment !== environment) {
    return 'The deployment is to another environment than the input names.'
  }
  // Whether the branch counts was asked when the payload was read.
  const watching = watched({ ...config, branches: ['*'] }, failing, '')
  return watching.kind === 'ignored' ? `The configuration does not watch this ${watching.because}.` : null
}

async function withBad(client: GitHubClient, repo: Repo, { bad }: Target, found: Found): Promise<Found> {
  if (bad === null || found.kind === 'nothing') return found
  return { kind: 'incident', incident: { ...found.incident, badSha: await commitOf(client, repo, bad) } }
}

async function withGood(client: GitHubClient, forge: Forge, repo: Repo, good: string | null): Promise<Forge> {
  if (good === null) return forge
  const sha = await commitOf(client, repo, good)
  return { ...forge, range: (incident) => givenRange(client, incident, sha) }
}

/** No secret, for a workflow has none that lasts; who wrote an issue or a draft is what is relied on. */
function markerKeyOf({ owner, name }: Repo): string {
  return `prime-suspect-action:${owner}/${name}`
}

/** Nobody tries again after a workflow has ended: passing trouble is a refusal here, so that the report is not lost. */
function actorOf(client: GitHubClient, { repo, login }: ActionSettings): Actor {
  const actor = githubActor(client, { login, markerKey: markerKeyOf(repo) })
  return {
    perform: async (act, words) => {
      try {
        return await actor.perform(act, words)
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown
        return { kind: 'refused', because: `${thrown.message}. ${thrown.mend}` }
      }
    },
  }
}
