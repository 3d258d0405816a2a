import { createHmac } from 'node:crypto'

import type { GitHubClient } from '../adapters/github/octokit.ts'
import type { Account } from '../adapters/github/words/role-of.ts'
import type { StorePlace } from '../adapters/store/open-store.ts'
import type { Settings } from '../config/environment.ts'
import type { Wish } from '../engine/act/plan-revert.ts'
import type { Performed } from '../engine/model/act.ts'
import type { Alert } from '../engine/model/alert.ts'
import type { IncidentId, Sha } from '../engine/model/ids.ts'
import type { Incident } from '../engine/model/incident.ts'
import type { Repo } from '../engine/model/repo.ts'
import type { Role } from '../engine/model/word.ts'
import type { Actor, Clock, Journal } from '../engine/ports.ts'
import type { Triaged } from '../engine/world.ts'
import type { Mirrors } from './local-mirror.ts'
import type { RepositoryConfig } from './repository-config.ts'

/** On whose behalf something is done. `cause` names the job: the same cause never acts twice. */
export type Behalf = { readonly installation: string; readonly repo: Repo; readonly cause: string }

/** The engine with the world of the App around it. */
export type Workbench = {
  /** What the owner of the repository wants, from its default branch. */
  readonly config: (behalf: Behalf) => Promise<RepositoryConfig>
  /** `wish` is a maintainer's; null: the policy decides what is done. */
  readonly triage: (
    incident: Incident,
    config: RepositoryConfig,
    behalf: Behalf,
    wish: Wish | null,
  ) => Promise<Triaged>
  readonly actor: (behalf: Behalf) => Promise<Actor>
  /** Deletes what is kept of an installation outside of the store. */
  readonly erase: (installation: string) => Promise<void>
  /** The same of one repository. */
  readonly forget: (installation: string, repo: Repo) => Promise<void>
  /** What an account may do in the repository at this moment. */
  readonly roleOf: (account: Account, behalf: Behalf) => Promise<Role>
  /** The issue under a number, if it is the one that we keep for this incident. */
  readonly page: (
    incident: IncidentId,
    issue: number,
    behalf: Behalf,
  ) => Promise<{ readonly isOpen: boolean } | null>
  /** By which we know our check for an incident at a commit again. */
  readonly checkName: (incident: IncidentId, sha: Sha) => string
  /** Opens a draft that applies again what a merged revert of ours took back, or says why not. */
  readonly reApply: (
    incident: Incident,
    pull: number,
    config: RepositoryConfig,
    behalf: Behalf,
  ) => Promise<Performed>
  /** How an incident fails, to be compared with `signature` of what was kept; null where nothing can be read. */
  readonly signature: (incident: Incident, behalf: Behalf) => Promise<string | null>
  /** The incident of an alert, about the commit that runs where it fires. */
  readonly incidentOf: (alert: Alert, defaultBranch: string, behalf: Behalf) => Promise<Incident>
}

export type AppWorld = {
  readonly settings: Pick<Settings, 'appId' | 'privateKey' | 'forgeUrl' | 'languageModel' | 'retention'>
  readonly store: StorePlace
  /** Exact hosts, besides those of github.com, that job logs may be fetched from. */
  readonly logHosts: readonly string[]
  /** Of weights that were learnt for single repositories; null where there is none. */
  readonly weightsDirectory: string | null
  readonly clock: Clock
  readonly journal: Journal
  /** Null: no mirrors of repositories are kept. */
  readonly mirrors: Mirrors | null
  /** A client that speaks for the installation, or for the App itself where null. */
  readonly clientFor: (installation: string | null) => Promise<GitHubClient>
}

/**
 * Signs the markers in our issues. Made from the one secret that every process of the App has; after the key was
 * replaced an open incident may get a second issue.
 */
export function markerKeyOf({ appId, privateKey }: Pick<Settings, 'appId' | 'privateKey'>): string {
  return createHmac('sha256', privateKey).update(`issue markers of ${appId}`).digest('hex')
}
