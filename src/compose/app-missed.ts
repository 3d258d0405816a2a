import {
  type HookAttempts,
  hookAttempts,
  hookPayload,
  type HookWindow,
} from '../adapters/github/missed/hook-deliveries.ts'
import { recentOutcomes, type Rebuilt } from '../adapters/github/missed/recent-outcomes.ts'
import {
  activeInstallations,
  busyRepositories,
  type WatchedRepository,
} from '../adapters/github/missed/watched-places.ts'
import type { AppWorld } from './app-world.ts'

/** Asks GitHub for what it did not tell us. Times are in milliseconds since the epoch. */
export type Missed = {
  /** Attempts to deliver, newest first. */
  readonly attempts: (window: HookWindow) => Promise<HookAttempts>
  /** What the attempt with this id was to deliver. */
  readonly payload: (attempt: string) => Promise<Readonly<Record<string, unknown>>>
  readonly installations: () => Promise<readonly string[]>
  /** Repositories to which something was pushed since then, the latest first. */
  readonly repositories: (installation: string, since: number) => Promise<readonly WatchedRepository[]>
  /** What ended there since then, as the webhooks that should have told of it. */
  readonly outcomes: (
    repository: WatchedRepository,
    installation: string,
    since: number,
  ) => Promise<readonly Rebuilt[]>
}

/** Asked as the App itself, and about repositories as their installation. */
export function missedBy({ clientFor }: Pick<AppWorld, 'clientFor'>): Missed {
  return {
    attempts: async (window) => await hookAttempts(await clientFor(null), window),
    payload: async (attempt) => await hookPayload(await clientFor(null), attempt),
    installations: async () => await activeInstallations(await clientFor(null)),
    repositories: async (installation, since) => await busyRepositories(await clientFor(installation), since),
    outcomes: async (repository, installation, since) =>
      await recentOutcomes(await clientFor(installation), repository, installation, since),
  }
}
