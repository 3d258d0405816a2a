import { githubClient } from '../adapters/github/client.ts'
import { countCalls } from '../adapters/github/count-calls.ts'
import { githubActor } from '../adapters/github/github-actor.ts'
import { githubForge } from '../adapters/github/github-forge.ts'
import { commitOf, givenRange } from '../adapters/github/given-commits.ts'
import { isPrivate } from '../adapters/github/is-private.ts'
import { incidentNote } from '../adapters/github/issue/incident-note.ts'
import type { NotedIssue } from '../adapters/github/issue/noted-issues.ts'
import type { GitHubClient } from '../adapters/github/octokit.ts'
import { githubReruns } from '../adapters/github/rerun/run-states.ts'
import { githubReverts } from '../adapters/github/revert/revert-history.ts'
import { circuitBreaker } from '../adapters/language-model/circuit-breaker.ts'
import { memoryLedger } from '../adapters/language-model/memory-ledger.ts'
import type { OpenAiSettings } from '../adapters/language-model/openai-client.ts'
import { syntaxReader } from '../adapters/syntax/syntax-reader.ts'
import { policyFromConfig } from '../config/policy-from-config.ts'
import type { Config } from '../config/schema.ts'
import { condenseLog } from '../engine/gather/condense-log.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Policy } from '../engine/model/policy.ts'
import { Refusal } from '../engine/model/refusal.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Actor, Cases, Clock, Forge, Journal } from '../engine/ports.ts'
import { triage } from '../engine/triage.ts'
import type { Triaged } from '../engine/world.ts'
import { findTarget } from './action-find.ts'
import { toldOnIssue } from './action-told.ts'
import type { Found } from './action-world.ts'
import { type ComposedModel, composeModel, warnOfShutdown } from './compose-model.ts'
import { heardPolicy } from './heard-policy.ts'
import { localClone } from './local-clone.ts'
import { notedCase } from './noted-case.ts'
import { repositoryConfig } from './repository-config.ts'
import { testReportsOf } from './test-reports.ts'
import { withQueueBase } from './with-queue-base.ts'

export type { Found } from './action-world.ts'
export type { Triaged } from '../engine/world.ts'

/** An incident to look at. */
export type FoundIncident = Extract<Found, { readonly kind: 'incident' }>

/** What started the run of the workflow that uses the Action. */
export type WorkflowEvent = { readonly name: string; readonly payload: unknown }

/** What is to be looked at. `good` and `bad` name a commit, tag or branch; null where it is to be found out. */
export type Target = {
  readonly what:
    | { readonly kind: 'event'; readonly event: WorkflowEvent; readonly environment: string | null }
    | { readonly kind: 'run'; readonly runId: string }
    | { readonly kind: 'deployment'; readonly environment: string }
    /** Nobody told anything: it is time to look. */
    | { readonly kind: 'clock'; readonly environment: string | null }
  readonly good: string | null
  readonly bad: string | null
}

/** The engine as the Action sees it. Both throw `Refusal` where the world does not let them go on. */
export type ActionEngine = {
  readonly find: (target: Target) => Promise<Found>
  /** `beforeAsking` hears of the triage as it stands before a language model is asked, where there is one. */
  readonly triage: (
    found: FoundIncident,
    good: string | null,
    beforeAsking?: (first: Triaged) => Promise<void>,
  ) => Promise<Triaged>
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

function usualClient({ token, apiUrl: baseUrl }: ActionSettings): GitHubClient {
  return githubClient({ token, baseUrl, userAgent: 'prime-suspect-action' })
}

/**
 * Reads the configuration on the default branch, then stands ready. Throws `Refusal` where it cannot be used. The usual
 * client paces itself as GitHub asks.
 */
export async function composeAction(
  settings: ActionSettings,
  plain: GitHubClient = usualClient(settings),
): Promise<ActionEngine> {
  const { repo, journal, forgeUrl } = settings
  let calls = 0
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
    ...testReportsOf(config),
    ...(settings.clone === null ? {} : { local: localClone(settings.clone, syntax, journal) }),
  })
  const ofQueue = withQueueBase(forge, client, async () => null)
  const markerKey = markerKeyOf(repo)
  const clock = { now: () => Date.now() }
  const modelFor = await modelOf(client, settings, config, clock)
  const world = {
    actor: policy.mode === 'report' ? actorOf(client, settings) : null,
    reverts: githubReverts(client, { login: settings.login, markerKey }),
    reruns: githubReruns(client),
    clock,
    journal,
    forgeUrl,
    apiCalls: () => calls,
  }
  const finding = { client, repo, config, login: settings.login, markerKey, actor: world.actor }
  return {
    find: async (target) =>
      await withBad(client, repo, target, await findTarget(target, finding, clock.now())),
    triage: async ({ incident, issue, wish, react }, good, beforeAsking) => {
      const told =
        issue === null || issue.comments === 0 ? {} : { told: await toldOnIssue(client, repo, issue) }
      const composed = modelFor(incident)
      const hearing = { repo: `${repo.owner}/${repo.name}`, weights: null, record: config.voteRecord ?? null }
      const model = composed === null ? null : (settings.model?.model ?? null)
      const heard = heardPolicy(policy, { ...hearing, model, voter: 'chat' })
      const around = {
        ...world,
        ...told,
        ...(wish === null ? {} : { wish }),
        ...(beforeAsking === undefined ? {} : { beforeAsking }),
        cases: casesOf(issue),
        actor: notingActor(world.actor, incident, markerKey),
        forge: await withGood(client, ofQueue, repo, good),
        configuration: [...(config.warnings ?? []), ...heard.says],
        model: composed?.model ?? null,
        modelDollars: () => composed?.dollars() ?? null,
      }
      const triaged = await triage(incident, around, heard.policy)
      await react?.(triaged.dossier.changes)
      return triaged
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

async function withBad(client: GitHubClient, repo: Repo, { bad }: Target, found: Found): Promise<Found> {
  if (bad === null || found.kind === 'nothing') return found
  return { ...found, incident: { ...found.incident, badSha: await commitOf(client, repo, bad) } }
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

/** With every report goes what the next run has to know of the incident: the Action has no other memory. */
function notingActor(actor: Actor | null, incident: Incident, markerKey: string): Actor | null {
  if (actor === null) return null
  const note = incidentNote(markerKey, incident)
  return {
    perform: async (act, { body }) =>
      await actor.perform(act, { body: act.kind === 'publish-issue' ? `${body}\n\n${note}` : body }),
  }
}

/** All that is remembered is the issue, so that a verdict that names nobody still brings it up to date. */
function casesOf(issue: NotedIssue | null): Cases {
  const known = issue === null ? null : notedCase(issue)
  const none = async () => []
  return { find: async () => known, openFor: none, openIn: none, closedSince: none, save: async () => {} }
}
