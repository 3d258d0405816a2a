import { type HookAttempts, hookAttempts, hookPayload } from '../adapters/github/missed/hook-deliveries.ts'
import { recentOutcomes, type Rebuilt } from '../adapters/github/missed/recent-outcomes.ts'
import {
  activeInstallations,
  busyRepositories,
  type WatchedRepository,
} from '../adapters/github/missed/watched-places.ts'
import type { AppWorld } from './app-world.ts'

/** Asks GitHub for what it did not tell us. Times are in milliseconds since the epoch. */
export type Missed = {
  /** Attempts to deliver since then, newest first. */
  readonly attempts: (since: number, mostPages: number) => Promise<HookAttempts>
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
    attempts: async (since, mostPages) => await hookAttempts(await clientFor(null), since, mostPages),
    payload: async (attempt) => await hookPayload(await clientFor(null), attempt),
    installations: async () => await activeInstallations(await clientFor(null)),
    repositories: async (installation, since) => await busyRepositories(await clientFor(installation), since),
    outcomes: async (repository, installation, since) =>
      await recentOutcomes(await clientFor(installation), repository, installation, since),
  }
}
