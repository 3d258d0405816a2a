import { z } from 'zod'

import type { Alert } from '../../engine/model/alert.ts'
import type { BranchEvent } from '../../engine/model/branch-event.ts'
import type { IncidentId, Instant, Sha } from '../../engine/model/ids.ts'
import type { Failing, Incident } from '../../engine/model/incident.ts'
import type { Renaming } from '../../engine/model/renaming.ts'
import type { Repo } from '../../engine/model/repo.ts'
import type { Word } from '../../engine/model/word.ts'
import { storedLanding } from './landings.ts'
import { storedMergeGroup } from './merge-groups.ts'
import { storedPush, storedPushedCommit } from './pushes.ts'
import {
  storedFailing,
  storedIncident,
  storedIncidentId,
  storedInstant,
  storedRepo,
  storedSha,
  storedWord,
} from './stored-words.ts'

/** Work that a delivery asks for. */
export type Order =
  | {
      readonly kind: 'triage'
      readonly incident: Incident
      /** Other ids under which an earlier message may have told of the same failure. */
      readonly joins: readonly IncidentId[]
      readonly defaultBranch: string
    }
  | {
      readonly kind: 'recovery'
      readonly repo: Repo
      /** What works again. */
      readonly working: Failing
      /** Null for an alert that ended: nobody said at which commit. */
      readonly sha: Sha | null
      readonly at: Instant
    }
  /** A monitoring system told that something broke or is good again. */
  | {
      readonly kind: 'alert'
      readonly repo: Repo
      readonly alert: Alert
      readonly defaultBranch: string
    }
  /** A person pressed a button on our own check. */
  | {
      readonly kind: 'button'
      readonly repo: Repo
      readonly check: string
      readonly mark: string
      readonly sha: Sha
      readonly word: Word
      readonly by: Speaker
      readonly at: Instant
    }
  | BranchEvent
  /** The App was taken from these repositories: nothing of them may stay. */
  | { readonly kind: 'forget'; readonly repos: readonly Repo[] }
  /** What is known of repositories goes on under a new name. */
  | { readonly kind: 'renamed'; readonly renaming: Renaming }
  /** A person said a word to us on an issue that looks like one of ours. */
  | {
      readonly kind: 'word'
      readonly repo: Repo
      readonly issue: number
      readonly comment: string
      readonly word: Word
      readonly by: Speaker
      readonly at: Instant
    }
  /** A person took what looks like an issue of ours for a flake. */
  | {
      readonly kind: 'flaky'
      readonly repo: Repo
      readonly issue: number
      readonly how: 'label' | 'not-planned'
      readonly by: Speaker
      readonly at: Instant
    }
  /** The App was uninstalled: nothing of the installation may stay. */
  | { readonly kind: 'erase' }

/** The account that said it. Names change hands, numbers do not. */
export type Speaker = { readonly login: string; readonly id: string }

const speaker = z.object({ login: z.string(), id: z.string() })

const order: z.ZodType<Order> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('triage'),
    incident: storedIncident,
    joins: z.array(storedIncidentId),
    defaultBranch: z.string(),
  }),
  z.object({
    kind: z.literal('recovery'),
    repo: storedRepo,
    working: storedFailing,
    sha: storedSha.nullable(),
    at: storedInstant,
  }),
  z.object({
    kind: z.literal('alert'),
    repo: storedRepo,
    alert: z.object({
      state: z.enum(['firing', 'over']),
      name: z.string(),
      environment: z.string().nullable(),
      key: z.exactOptional(z.string()),
      sha: storedSha.nullable(),
      at: storedInstant.nullable(),
      says: z.string(),
    }),
    defaultBranch: z.string(),
  }),
  z.object({
    kind: z.literal('button'),
    repo: storedRepo,
    check: z.string(),
    mark: z.string(),
    sha: storedSha,
    word: storedWord,
    by: speaker,
    at: storedInstant,
  }),
  z.object({
    kind: z.literal('landed'),
    repo: storedRepo,
    landing: storedLanding,
    takesBack: z.object({ pull: z.int().positive(), isOurs: z.boolean() }).nullable(),
    by: z.string(),
  }),
  z.object({
    kind: z.literal('pushed'),
    repo: storedRepo,
    push: storedPush,
    commits: z.array(storedPushedCommit),
  }),
  z.object({
    kind: z.literal('merge-group'),
    repo: storedRepo,
    group: storedMergeGroup,
    state: z.enum(['formed', 'merged', 'dropped']),
  }),
  z.object({
    kind: z.literal('renamed'),
    renaming: z.discriminatedUnion('of', [
      z.object({ of: z.literal('repository'), owner: z.string(), from: z.string(), to: z.string() }),
      z.object({ of: z.literal('owner'), from: z.string(), to: z.string() }),
    ]),
  }),
  z.object({ kind: z.literal('forget'), repos: z.array(storedRepo) }),
  z.object({
    kind: z.literal('word'),
    repo: storedRepo,
    issue: z.int().positive(),
    comment: z.string(),
    word: storedWord,
    by: speaker,
    at: storedInstant,
  }),
  z.object({
    kind: z.literal('flaky'),
    repo: storedRepo,
    issue: z.int().positive(),
    how: z.enum(['label', 'not-planned']),
    by: speaker,
    at: storedInstant,
  }),
  z.object({ kind: z.literal('erase') }),
])

/**
 * The order rides as text inside the job: the queue keeps its data as `jsonb`, which refuses characters
 * that titles and branch names may hold.
 */
const jobData = z.object({ installation: z.string().min(1), delivery: z.string(), order: z.string() })

export type JobData = { readonly installation: string; readonly delivery: string; readonly order: Order }

export function writeJobData(data: JobData): z.infer<typeof jobData> {
  return { ...data, order: JSON.stringify(data.order) }
}

/** @throws {z.ZodError} where the stored job is not one of ours */
export function readJobData(stored: unknown): JobData {
  const data = jobData.parse(stored)
  return { ...data, order: order.parse(JSON.parse(data.order)) }
}
